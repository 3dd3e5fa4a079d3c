using AmazonRec.Data.Inspection;

namespace AmazonRec.Data.Tests.Inspection;

public sealed class UserSampleTests
{
    private static readonly Ratings All = Ratings.FromRows(
        Enumerable.Range(0, 1000).Select(n => ($"u{n % 90}", $"i{n % 70}", 1f + (n % 5), (long)n)));

    [Fact]
    public void Users_are_drawn_whole_until_there_are_enough_rows()
    {
        var sample = UserSample.Draw(All, 300, seed: 4);
        Assert.InRange(sample.Count, 300, 311);
        var rowsOfUsers = All.Users.Ids.Zip(All.CountsPerUser()).ToDictionary();
        Assert.All(sample.Users.Ids.Zip(sample.CountsPerUser()), user => Assert.Equal(rowsOfUsers[user.First], user.Second));
        Assert.DoesNotContain(0, sample.CountsPerItem());
    }

    [Fact]
    public void The_same_seed_draws_the_same_users()
    {
        Assert.Equal(UserSample.Draw(All, 300, seed: 4).Time, UserSample.Draw(All, 300, seed: 4).Time);
        Assert.NotEqual(UserSample.Draw(All, 300, seed: 4).Time, UserSample.Draw(All, 300, seed: 5).Time);
    }

    [Fact]
    public void Few_rows_are_all_taken() => Assert.Same(All, UserSample.Draw(All, 1000, seed: 4));
}
