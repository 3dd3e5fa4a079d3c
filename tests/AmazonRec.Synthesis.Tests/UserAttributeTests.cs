namespace AmazonRec.Synthesis.Tests;

public sealed class UserAttributeTests
{
    private readonly SyntheticRatings _ratings = new(new SynthesisOptions { Users = 4000, Ratings = 20_000 });
    private readonly UserAttributes _people;

    public UserAttributeTests() => _people = new UserAttributes(1, _ratings);

    [Fact]
    public void Half_of_the_users_are_called_female_and_a_quarter_is_known()
    {
        Assert.InRange(Enumerable.Range(0, 4000).Count(_people.IsFemale), 1850, 2150);
        Assert.InRange(Enumerable.Range(0, 4000).Count(_people.IsKnown), 900, 1100);
    }

    [Fact]
    public void Who_likes_small_things_more_than_sturdy_ones_is_mostly_called_female()
    {
        var leaning = Enumerable.Range(0, 4000)
            .Where(user => _ratings.UserTruth.Tastes(user)[1] > _ratings.UserTruth.Tastes(user)[2] + 0.5f).ToList();
        Assert.True(leaning.Count(_people.IsFemale) > 0.9 * leaning.Count);
    }

    [Fact]
    public void Users_rate_items_shown_with_people_of_their_own_attribute_more_often()
    {
        var rows = Enumerable.Range(0, 20_000).Where(n => _people.Model(_ratings.Items[n]) < 2).ToList();
        var same = rows.Count(n => _people.IsFemale(_ratings.Users[n]) == (_people.Model(_ratings.Items[n]) == 0));
        Assert.InRange((double)same / rows.Count, 0.55, 0.9);
    }
}
