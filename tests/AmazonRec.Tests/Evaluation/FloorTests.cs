using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Models.Baselines;
using AmazonRec.Testing;
using AmazonRec.Testing.Data;
using FsCheck;
using FsCheck.Fluent;

namespace AmazonRec.Tests.Evaluation;

public sealed class FloorTests
{
    /// <summary>100 users with 5 copies each of one opinion of their own: nothing but memory can tell a user's stars.</summary>
    private static readonly Ratings Copied = Written.Of(
        Enumerable.Range(0, 500).Select(n => ($"u{n % 100}", $"i{n / 100}", $"text of {n % 100}", 1L, 1f + (n % 100 % 5))));

    [Fact]
    public void Copies_lower_the_floor_of_a_random_split_alone()
    {
        var floor = Floor.Measure(Copied);
        Assert.Equal([FloorKind.Random, FloorKind.CopiesTogether, FloorKind.EachTextOnce], floor.Splits.Select(s => s.Kind));
        Assert.Equal(("user-mean", 1), (floor.Splits[0].Best()!.Baseline, Math.Round(floor.Splits[0].Gain(), 1)));
        Assert.All(floor.Splits.Skip(1), split => Assert.Equal(("global-mean", 0.0), (split.Best()!.Baseline, split.CopiesAcross)));
        Assert.InRange(floor.Splits[0].CopiesAcross, .95, 1);
        Assert.Equal(100, floor.Splits[2].Rows);
    }

    [Fact]
    public void A_line_holds_the_mean_and_spread_of_its_runs()
    {
        var line = Floor.Measure(Copied, runs: 2).Splits[1].Lines[0];
        Assert.Equal("global-mean", line.Baseline);
        Assert.Equal((line.Runs[0].Rmse + line.Runs[1].Rmse) / 2, line.Rmse.Mean, 12);
        Assert.Equal(Math.Abs(line.Runs[0].Rmse - line.Runs[1].Rmse) / Math.Sqrt(2), line.Rmse.Deviation, 12);
        Assert.Equal(double.NaN, line.Pearson.Mean);
    }

    [Fact]
    public void The_random_split_is_that_of_split_random()
    {
        var split = Split.Random(Copied, test: .2, seed: 3);
        var predictions = new float[split.Test.Count];
        Baseline.Yardstick.Fit(split.Train).Predict(split.Test.User, split.Test.Item, predictions);
        Assert.Equal(
            RatingMetrics.Measure(predictions, split.Test.Value), Floor.Measure(Copied, seed: 3, runs: 1).Splits[0].Lines[^1].Runs[0]);
    }

    [Fact]
    public void Of_many_rows_whole_users_are_drawn()
    {
        var floor = Floor.Measure(Copied, mostRows: 200);
        Assert.Equal((200, 500), (floor.Rows, floor.Of));
    }

    [Fact]
    public void Where_all_rows_are_copies_of_one_nothing_can_be_kept_apart()
    {
        var floor = Floor.Measure(Written.Of(Enumerable.Range(0, 30).Select(n => ("u", "i", "text", 1L, 4f))));
        Assert.Empty(floor.Splits[1].Lines);
        Assert.Empty(floor.Splits[2].Lines);
        Assert.Equal((0, null), (floor.Splits[1].Gain(), floor.Splits[1].Best()));
    }

    [Fact]
    public void Without_copies_the_three_splits_are_one_and_measured_once()
    {
        var floor = Floor.Measure(
            Written.Of(Enumerable.Range(0, 60).Select(n => ($"u{n % 6}", $"i{n / 6}", $"text {n}", 1L, 1f + (n % 5)))));
        Assert.Equal((FloorKind.Random, 0.0), (Assert.Single(floor.Splits).Kind, floor.Splits[0].CopiesAcross));
        Assert.Equal(Baseline.All.Select(b => b.Name), floor.Splits[0].Lines.Select(l => l.Baseline));
    }

    [Fact]
    public void Of_equal_ratings_no_baseline_gains_anything()
    {
        var floor = Floor.Measure(Written.Of(Enumerable.Range(0, 60).Select(n => ($"u{n % 6}", $"i{n / 6}", $"text {n}", 1L, 5f))));
        Assert.Equal(0, Assert.Single(floor.Splits).Gain());
    }

    [Fact]
    public void Too_few_rows_are_an_error() => Assert.Throws<ArgumentException>(() => Floor.Measure(Written.Of(("u", "i", "text"))));

    [Fact]
    public void A_cancelled_floor_ends() =>
        Assert.Throws<OperationCanceledException>(() => Floor.Measure(Copied, cancellation: new CancellationToken(canceled: true)));

    [Fact]
    public void Copies_never_cross_the_border() => Prop.ForAll(
        Gen.Choose(0, 8).Three().NonEmptyListOf().ToArbitrary(),
        rows =>
        {
            var ratings = Written.Of([.. rows.Select(r => ($"u{r.Item1}", $"i{r.Item2}", $"t{r.Item3}"))]);
            if (FloorDraw.Draw(ratings, Copies.Find(ratings), together: true, .2, (ulong)rows.Count) is not { } draw) return;
            Assert.Empty(draw.TrainGroup.Intersect(draw.TestGroup));
            Assert.Equal(ratings.Count, draw.Train.Count + draw.Test.Count);
            Assert.Empty(Keys(draw.Train, r => r.Item).Intersect(Keys(draw.Test, r => r.Item)));
            Assert.Empty(
                Keys(draw.Train, r => [.. r.TextHash!.Select(t => (int)t)])
                    .Intersect(Keys(draw.Test, r => [.. r.TextHash!.Select(t => (int)t)])));

            static IEnumerable<(int, int)> Keys(Ratings part, Func<Ratings, int[]> of) => part.User.Zip(of(part));
        }).QuickCheckThrowOnFailure();

    [SharedFact]
    public void On_the_fashion_reviews_what_a_user_gave_before_reaches_a_fifth_of_a_star_and_without_copies_nothing()
    {
        var floor = Floor.Measure(Ratings.Read(Shared.Data("amazon2018-fashion", "AMAZON_FASHION_5.json.gz")));
        Assert.All(
            floor.Splits[0].Lines.Where(l => l.Baseline is "user-mean" or "tuned-bias"), line => Assert.InRange(line.Rmse.Mean, .15, .25));
        Assert.InRange(floor.Splits[0].Best()!.Rmse.Mean, .15, .25);
        Assert.All(floor.Splits.Skip(1), split => Assert.InRange(split.Gain(), 0, .02));
        Assert.Equal(447, floor.Splits[2].Rows);
    }
}
