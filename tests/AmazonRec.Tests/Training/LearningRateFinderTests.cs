using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Zoo;
using AmazonRec.Synthesis;
using AmazonRec.Training;

namespace AmazonRec.Tests.Training;

public sealed class LearningRateFinderTests
{
    private static readonly Split Clean = Split.Random(Reviews.Read(Sample.Reviews).ToRatings().WithMoreThan(10, 10), test: .2);
    private static readonly TrainingOptions Options = new() { BatchSize = 64, Optimizer = new Sgd(.1, Momentum: .9) };

    [Fact]
    public void Rates_grow_exponentially_and_stop_where_the_loss_rises()
    {
        var search = LearningRateFinder.Run(ConcatMlp.Create(8, 32, 0), Clean, Options);
        Assert.Equal(1e-7, search.Points[0].Rate, 1e-15);
        Assert.All(
            search.Points.Zip(search.Points.Skip(1)), pair => Assert.Equal(Math.Pow(1e8, .01), pair.Second.Rate / pair.First.Rate, 9));
        Assert.InRange(search.Points.Count, 20, 99);
        Assert.InRange(search.Suggestion, 1e-5, .5);
    }

    [Fact]
    public void Smoothing_is_an_average_that_forgets_and_starts_unbiased()
    {
        var points = LearningRateFinder.Run(DotMf.Create(), Clean, Options, new(Steps: 50)).Points;
        Assert.Equal(points[0].Loss, points[0].Smoothed, 12);
        Assert.Equal(((.98 * points[0].Loss) + points[1].Loss) / 1.98, points[1].Smoothed, 12);
    }

    [Fact]
    public void The_suggestion_is_the_middle_of_a_fall_that_is_known()
    {
        // A loss that falls by one with every step up to the 70th, then explodes: smoothing delays it, and does not bend it.
        var search = LearningRateFinder.Run(DotMf.Create(), Clean, Options, engine: new ScriptedEngine(i => i < 70 ? 100 - i : 1e6));
        Assert.Equal(70, search.Points.Count);

        // Of the points 10 to 64, all falling: 55 long, taken to begin at -1; its middle by fastai's rounding is 10 + -1 + 18 + 9.
        Assert.Equal(search.Points[36].Rate, search.Suggestion);
    }

    [Fact]
    public void The_same_seed_finds_the_same_rate()
    {
        var model = ConcatMlp.Create(4, 16, .2f);
        Assert.Equal(LearningRateFinder.Run(model, Clean, Options).Points, LearningRateFinder.Run(model, Clean, Options).Points);
    }

    [Fact]
    public void A_loss_that_explodes_at_once_is_refused_with_a_remedy() =>
        Assert.Contains(
            "--first-rate",
            Assert.Throws<ArgumentException>(
                () => LearningRateFinder.Run(DotMf.Create(), Clean, Options, new(From: 1e3, To: 1e6))).Message);

    [Theory]
    [InlineData(0, 1, 100)]
    [InlineData(1, 1, 100)]
    [InlineData(1e-3, double.NaN, 100)]
    [InlineData(1e-3, 1, 5)]
    public void A_range_that_is_none_is_refused(double from, double to, int steps) =>
        Assert.Throws<ArgumentException>(() => LearningRateFinder.Run(DotMf.Create(), Clean, Options, new(from, to, steps)));

    /// <summary>An engine whose losses are made up.</summary>
    private sealed class ScriptedEngine(Func<long, double> loss) : IEngine
    {
        public string Name => "scripted";

        public INetwork Compile(Model model, ModelShape shape, NetworkOptions options) => new Network(loss);

        private sealed class Network(Func<long, double> loss) : INetwork
        {
            public double TrainBatch(Batch batch, Step step) => loss(step.Number);

            public void PredictAllItems(int user, Span<float> predictions) => throw new NotSupportedException();

            public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions) =>
                throw new NotSupportedException();

            public IReadOnlyDictionary<string, Tensor> Export() => throw new NotSupportedException();

            public void Import(IReadOnlyDictionary<string, Tensor> weights) => throw new NotSupportedException();

            public void WriteRow(string weight, int row, ReadOnlySpan<float> values) => throw new NotSupportedException();

            public IReadOnlyDictionary<string, Tensor> ExportState() => throw new NotSupportedException();

            public void ImportState(IReadOnlyDictionary<string, Tensor> state) => throw new NotSupportedException();
        }
    }
}
