using AmazonRec.Testing;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

/// <summary>Reviews of verified purchases alone.</summary>
public sealed class VerifiedReadingTests : IDisposable
{
    private static readonly ReadOptions Verified = new() { VerifiedOnly = true };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("reviewerID", "asin", "overall", "unixReviewTime", "verified")] // 2018
    [InlineData("user_id", "parent_asin", "rating", "timestamp", "verified_purchase")] // 2023
    public void Rows_that_are_not_verified_or_do_not_say_are_dropped_as_a_step_of_the_funnel(
        string user, string item, string rating, string time, string verified)
    {
        var source = InMemory.File(
            $"{Line("A", "x", 5, $", \"{verified}\": true")}\n{Line("B", "y", 4, $", \"{verified}\": false")}\n"
            + $"{Line("C", "x", 3, "")}\n{Line("A", "z", 2, $", \"{verified}\": null")}\n");
        var ratings = Ratings.Read(source, Verified);
        Assert.Equal((["A"], ["x"], [5f]), (ratings.Users.Ids.ToArray(), ratings.Items.Ids.ToArray(), ratings.Value), Same);
        Assert.Equal(
            [new FunnelStep("read", 4, 3, 3, 0), new FunnelStep("verified purchases", 1, 1, 1, 3)], ratings.Funnel);
        Assert.Equal("A", Assert.Single(Reviews.Read(source, Verified)).User);
        Assert.Equal(4, Ratings.Read(source).Count);

        string Line(string who, string what, int stars, string more) =>
            $"{{\"{user}\": \"{who}\", \"{item}\": \"{what}\", \"{rating}\": {stars}, \"{time}\": 1514764800{more}}}";
    }

    [Fact]
    public void Other_names_do_not_hide_it() => Assert.Equal(
        ["A"],
        Ratings.Read(
            InMemory.File("""{"who": "A", "what": "x", "verified": true}""" + "\n" + """{"who": "B", "what": "x", "verified": false}"""),
            Verified with { Columns = ["user=who", "item=what"] }).Users.Ids);

    [Theory]
    [InlineData("""{"reviewerID": "A", "asin": "x", "overall": 5, "unixReviewTime": 1}""", "none of the first 1 lines has 'verified' or")]
    [
        InlineData(
            """{"reviewerID": "A", "asin": "x", "overall": 5, "unixReviewTime": 1, "verified": false}""",
            "no row is of a verified purchase")]
    [InlineData("user,item,rating,timestamp\nA,x,5,1\n", "holds columns")]
    [InlineData("""{"reviewerID": "A", "asin": "x", "overall": 5, "unixReviewTime": 1, "verified": "yes"}""", "neither true nor false")]
    public void A_file_that_does_not_tell_is_an_error(string text, string reason) =>
        Assert.Contains(reason, Assert.ThrowsAny<FormatException>(() => Ratings.Read(InMemory.File(text), Verified)).Message);

    [Fact]
    public void They_are_dropped_before_ratings_are_counted_and_kept_apart_in_the_cache()
    {
        var lines = Enumerable.Range(0, 8).Select(
            i => $$"""{"reviewerID": "u{{i % 2}}", "asin": "i{{i}}", "overall": 4, "unixReviewTime": {{i}}, "verified": {{(i < 3 ? "true" : "false")}}}""");
        var path = _folder.Write("r.json", string.Join('\n', lines));
        var plan = new FilterPlan { MinUserRatings = 2 };
        Assert.Equal(["u0"], Ratings.Read(DataSource.File(path), Verified, plan).Users.Ids);

        var cached = Verified with { CacheFolder = _folder.PathOf("cache"), CacheFrom = 0 };
        var first = Ratings.Read(path, cached);
        Assert.Equal(8, Ratings.Read(path, cached with { VerifiedOnly = false }).Count);
        SameRatings.Check(first, Ratings.Read(path, cached));
        Assert.Equal(first.Funnel, Ratings.Read(path, cached).Funnel);
    }

    private static EqualityComparer<(string[], string[], float[])> Same { get; } =
        EqualityComparer<(string[], string[], float[])>.Create(
            (a, b) => a.Item1.SequenceEqual(b.Item1) && a.Item2.SequenceEqual(b.Item2) && a.Item3.SequenceEqual(b.Item3));
}
