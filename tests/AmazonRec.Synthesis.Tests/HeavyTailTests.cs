namespace AmazonRec.Synthesis.Tests;

/// <summary>The shape of Amazon's Electronics, at a hundredth of its size.</summary>
public sealed class HeavyTailTests
{
    private static readonly SyntheticRatings Made =
        new(SynthesisOptions.Electronics with { Users = 98_000, Items = 7_570, Ratings = 200_000 });

    [Fact]
    public void Its_options_are_valid() => SynthesisOptions.Electronics.Validate();

    [Fact]
    public void Most_users_write_once_and_one_in_fifty_more_than_ten_times()
    {
        var counts = Counts(Made.Users);
        Assert.Equal((98_000, 200_000), (counts.Length, counts.Sum()));
        Assert.InRange(counts.Count(count => count == 1) / 98_000.0, 0.69, 0.78);
        Assert.InRange(counts.Count(count => count > 10) / 98_000.0, 0.018, 0.025);
    }

    [Fact]
    public void Most_items_have_few_ratings_and_a_twelfth_more_than_ten()
    {
        var counts = Counts(Made.Items);
        Assert.Equal((7_570, 200_000), (counts.Length, counts.Sum()));
        Assert.InRange(counts.Count(count => count > 10) / 7_570.0, 0.07, 0.11);
    }

    [Fact]
    public void A_sixth_of_the_rows_is_of_users_and_items_with_more_than_ten()
    {
        var (users, items) = (Made.Users.CountBy(u => u).ToDictionary(), Made.Items.CountBy(i => i).ToDictionary());
        var kept = Made.Users.Zip(Made.Items).Count(row => users[row.First] > 10 && items[row.Second] > 10);
        Assert.InRange(kept / 200_000.0, 0.14, 0.2);
    }

    private static int[] Counts(int[] who) => [.. who.CountBy(one => one).Select(pair => pair.Value)];
}
