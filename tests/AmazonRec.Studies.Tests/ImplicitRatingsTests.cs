using AmazonRec.Data;
using AmazonRec.Data.Inspection;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Testing;
using AmazonRec.Testing.Data;


namespace AmazonRec.Studies.Tests;

/// <summary>Files that tell only who chose what.</summary>
public sealed class ImplicitRatingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("user_id,item_id\nu,i\nv,j\n", null)]
    [InlineData("user_id:token\titem_id:token\ttimestamp:float\nu\ti\t100\nv\tj\t200\n", null)]
    [InlineData("A1AAAAAAAAAA,B000000001\nA2AAAAAAAAAA,B000000002\n", null)]
    [InlineData("B000000001,A1AAAAAAAAAA,1400000000\nB000000002,A2AAAAAAAAAA,1400000001\n", null)]
    [InlineData("7 8\n9 8\n", "user,item")]
    [InlineData("a,b,c\nu,i,100\nv,j,200\n", "user,item,timestamp")]
    [InlineData("who,what,vote\nu,i,3\nv,j,4\n", "user=who,item=what")]
    public void Without_ratings_the_rows_are_who_chose_what(string text, string? columns)
    {
        var ratings = Ratings.Read(InMemory.File(text), new ReadOptions { Columns = columns?.Split(',') });
        Assert.True(ratings.IsImplicit);
        Assert.Equal((2, 2), (ratings.Count, ratings.Users.Count));
        Assert.Equal([1f, 1f], ratings.Value);
        Assert.Equal(text.Contains("100") ? [100, 200] : text.Contains("1400000000") ? [1400000000, 1400000001] : [0L, 0L], ratings.Time);
        Assert.True(ratings.KCore(1, 1).IsImplicit);
        Assert.True(ratings.Rows([0]).IsImplicit);
        Assert.True(Split.Random(ratings, .5, 0, 1).Train.IsImplicit);
        Assert.True(Split.FromParts(ratings.Rows([0]), ratings.Rows([1])).Train.IsImplicit);
        Assert.True(Split.Random(ratings.KCore(1, 1), .5).AsReported().Train.IsImplicit);
    }

    [Fact]
    public void A_third_column_of_another_name_may_be_a_rating_and_is_asked_for()
    {
        var message = Assert.Throws<FormatException>(() => Ratings.Read(InMemory.File("user,item,liking\nu,i,4\n"))).Message;
        Assert.Contains("(no rating)", message);
        Assert.Contains("--columns user,item,rating", message);
    }

    [Fact]
    public void Inspection_tells_of_no_stars()
    {
        var ratings = Ratings.Read(
            InMemory.File("user,item\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"u{i % 20},i{i % 7}\n"))));
        var report = DataReport.Measure("f", ratings);
        Assert.True(report.Profile.IsImplicit);
        Assert.Empty(report.Profile.Stars);
        Assert.True(double.IsNaN(report.Profile.Mean));
        Assert.Null(report.Floor);
        Assert.DoesNotContain("NaN", AmazonRec.Studies.Pages.DataReportPage.Write(report));
    }

    [Fact]
    public void What_learns_from_ratings_refuses()
    {
        var ratings = Ratings.Read(InMemory.File("user,item\nu,i\nv,j\nu,j\n"));
        Action[] attempts =
        [
            () => _ = new GlobalMean(ratings), () => _ = new EntityMean(Entity.User, ratings), () => _ = new AlsBias(ratings),
            () => AmazonRec.Training.Trainer.Fit(AmazonRec.Models.Zoo.DotMf.Create(), Split.FromParts(ratings, ratings), new()),
        ];
        foreach (var attempt in attempts)
            Assert.StartsWith(
                "The data has no ratings, only who chose what; a rating model has nothing to learn from it.",
                Assert.Throws<ArgumentException>(attempt).Message);
    }

    [Fact]
    public void The_cache_keeps_that_there_are_none()
    {
        var (path, options) = (
            _folder.Write("r.csv", "user,item\nu,i\n"), new ReadOptions { CacheFolder = _folder.PathOf("cache"), CacheFrom = 0 });
        Assert.True(Ratings.Read(path, options).IsImplicit);
        Assert.True(Ratings.Read(path, options).IsImplicit);
        Assert.Single(Directory.GetFiles(_folder.PathOf("cache")));
    }

    [Fact]
    public void Density_counts_each_pair_once() =>
        Assert.Equal(.75, RatingsProfile.Measure(Ratings.Read(InMemory.File("user,item\nu,i\nu,i\nu,i\nv,j\nv,i\nv,j\nu,i\n"))).Density);

    [Fact]
    public void Sequences_are_inspected_without_dates()
    {
        var text = string.Concat(
            Enumerable.Range(1, 40).Select(user => string.Join(' ', Enumerable.Range(user, 5 + (user * 7 % 11))) + "\n"));
        var report = DataReport.Measure("f", Ratings.Read(InMemory.File(text)));
        Assert.True(report.Profile.TimeIsOrder);
        var page = AmazonRec.Studies.Pages.DataReportPage.Write(report);
        Assert.Contains("order only", page);
        Assert.DoesNotContain("1970", page);
    }
}
