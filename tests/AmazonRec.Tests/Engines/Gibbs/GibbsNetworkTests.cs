using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Bayesian;
using AmazonRec.Models.Zoo;
using AmazonRec.Testing.Models;

namespace AmazonRec.Tests.Engines.Gibbs;

public sealed class GibbsNetworkTests
{
    private const int Rows = 3000;
    private static readonly ModelShape Shape = new(80, 50);
    private static readonly RandomSource Random = RandomSource.For(4, "gibbs test");
    private static readonly int[] Users = [.. Enumerable.Range(0, Rows).Select(row => Random.Below(Shape.Users - 2, (ulong)row))];
    private static readonly int[] Items = [.. Enumerable.Range(0, Rows).Select(row => Random.Below(Shape.Items - 2, (ulong)(row + Rows)))];
    private static readonly float[] Ratings = [.. Enumerable.Range(0, Rows).Select(row => (float)(Truth(Users[row], Items[row])
        + (.3 * Random.Normal((ulong)(row + (2 * Rows))))))];

    private static readonly Model Model = BayesianFactors.Create(3, new RatingRange(0, 6));
    private static readonly GibbsSampling Plain = new(Zeros: 0) { BurnIn = 6, KeepEvery = 2 };

    private static readonly GibbsSampling Drifting = Plain with { WhoRatedWhat = true, Drift = true };

    /// <summary>Two years of rows.</summary>
    private static readonly long[] Times =
        [.. Enumerable.Range(0, Rows).Select(row => 1_000_000_000L + (86_400L * Random.Below(730, (ulong)(row + (4 * Rows)))))];

    public static TheoryData<GibbsSampling> Constant => [Plain, Plain with { WhoRatedWhat = true }];

    public static TheoryData<GibbsSampling> Algorithms => [.. Constant.Select(row => row.Data), Drifting];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Predictions_find_the_factors_that_made_the_ratings(GibbsSampling gibbs)
    {
        var network = Trained(gibbs, 60);
        var (sum, count, one) = (0.0, 0, new float[1]);
        for (var user = 0; user < Shape.Users - 2; user++)
        {
            for (var item = 0; item < Shape.Items - 2; item++)
            {
                network.Predict([user], [item], one);
                (sum, count) = (sum + Math.Pow(one[0] - Truth(user, item), 2), count + 1);
            }
        }

        Assert.InRange(Math.Sqrt(sum / count), 0, .15); // noise of one rating: .3
    }

    [Theory]
    [MemberData(nameof(Constant))]
    public void Predictions_are_the_mean_over_the_kept_rounds_as_plainly_computed(GibbsSampling gibbs)
    {
        var options = new PlainBayesianOptions { Factors = 3, Zeros = 0, BurnIn = 6, Rounds = 14, KeepEvery = 2, Seed = 1 };
        var ratings = AmazonRec.Data.Ratings.FromRows(
            Enumerable.Range(0, Rows).Select(row => ($"u{Users[row]:D2}", $"i{Items[row]:D2}", Ratings[row], 0L)));
        var plain = new PlainBayesianMf(ratings, options with { WhoRatedWhat = gibbs.WhoRatedWhat }, []);
        var network = Compile(
            gibbs, 20, new ModelShape(ratings.Users.Count, ratings.Items.Count), new RatedPairs(ratings.User, ratings.Item) { Ratings = ratings.Value });
        for (var round = 0; round < 20; round++)
            network.TrainBatch(new Batch(ratings.User, ratings.Item, ratings.Value), Step.At(gibbs, round));
        var (expected, actual) = (new float[Rows], new float[Rows]);
        plain.Predict(ratings.User, ratings.Item, expected);
        network.Predict(ratings.User, ratings.Item, actual);
        var (low, high) = (Ratings.Min(), Ratings.Max());
        for (var row = 0; row < Rows; row++) Assert.Equal(expected[row], Math.Clamp(actual[row], low, high), 1e-5f);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Threads_change_no_bit_and_the_seed_does(GibbsSampling gibbs)
    {
        var expected = Predictions(Trained(gibbs, 8, threads: 1));
        Assert.Equal(expected, Predictions(Trained(gibbs, 8, threads: 2)));
        Assert.NotEqual(expected, Predictions(Trained(gibbs, 8, seed: 2)));
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Sampling_goes_on_from_its_state_bit_for_bit(GibbsSampling gibbs)
    {
        foreach (var rounds in new[] { 3, 9 })
        {
            var network = Compile(gibbs, 20);
            Train(network, gibbs, 0, rounds);
            var other = Compile(gibbs, 20);
            Train(other, gibbs, 0, 1);
            other.ImportState(network.ExportState());
            Train(network, gibbs, rounds, 20);
            Train(other, gibbs, rounds, 20);
            Assert.Equal(Predictions(network), Predictions(other));
            var (expected, actual) = (network.ExportState(), other.ExportState());
            foreach (var (name, tensor) in expected) Assert.Equal(tensor.Values, actual[name].Values);
        }
    }

    [Fact]
    public void Exported_rows_predict_the_same_in_the_graph_and_taken_in_again()
    {
        foreach (var rounds in new[] { 1, 9 })
        {
            var network = Trained(Plain, rounds);
            var graph = Engine.Default.Compile(Model, Shape, new NetworkOptions());
            graph.Import(network.Export());
            var back = Compile(Plain, 20, seed: 9);
            back.Import(network.Export());
            foreach (var (expected, (there, here)) in Predictions(network).Zip(Predictions(graph).Zip(Predictions(back))))
            {
                Assert.Equal(expected, there, 1e-5f);
                Assert.Equal(expected, here, 1e-5f);
            }
        }
    }

    [Fact]
    public void Of_more_rounds_than_there_is_room_for_the_last_are_kept()
    {
        var every = new GibbsSampling(Zeros: 0) { BurnIn = 0, KeepEvery = 1 };
        var network = Compile(every, 0);
        Train(network, every, 0, BayesianFactors.Rounds + 5);
        var rows = new SampledRows(3, BayesianFactors.Rounds);
        var users = network.ExportState()["user_embedding.weight#rounds"].As<float>();
        Assert.Equal(BayesianFactors.Rounds, rows.Held(users));
        var fresh = Compile(every, 0);
        Train(fresh, every, 0, BayesianFactors.Rounds);
        var before = fresh.ExportState()["user_embedding.weight#rounds"].As<float>();
        for (var place = 0; place < BayesianFactors.Rounds; place++)
            Assert.Equal(place >= 5, users[place * rows.BlockWidth] == before[place * rows.BlockWidth]);
    }

    [Theory]
    [InlineData(280, 40, 60)]
    [InlineData(30, 10, 5)]
    [InlineData(2, 0, 1)]
    [InlineData(1, 0, 1)]
    public void Few_rounds_burn_in_shortly_and_the_last_is_kept(int rounds, int burnIn, int kept)
    {
        var places = Enumerable.Range(1, rounds).Where(round => new GibbsSampling().Keeps(round, rounds)).ToArray();
        Assert.Equal((kept, rounds), (places.Length, places[^1]));
        Assert.True(places[0] > burnIn);
    }

    [Fact]
    public void The_fewer_ratings_there_are_the_harder_weak_factors_are_pulled_to_zero_unless_told_otherwise()
    {
        Assert.Equal(.01, new GibbsSampling().ZerosOn(90_000, new ModelShape(1000, 2000)), 1e-12);
        Assert.Equal(.1, new GibbsSampling().ZerosOn(9_000, new ModelShape(1000, 2000)), 1e-12);
        Assert.Equal(.2, new GibbsSampling().ZerosOn(3_000, new ModelShape(1000, 2000)), 1e-12);
        Assert.Equal(.5, new GibbsSampling(.5).ZerosOn(3_000, new ModelShape(1000, 2000)));
    }

    [Fact]
    public void What_does_not_fit_the_algorithm_is_refused()
    {
        Assert.Contains("--loss mse", Refusal(Model, Options(Plain, 20) with { Loss = Loss.Mae }));
        Assert.Contains("pull to zero is -1", Refusal(Model, Options(new GibbsSampling(-1), 20)));
        Assert.Contains("One round in 0", Refusal(Model, Options(Plain with { KeepEvery = 0 }, 20)));
        Assert.Contains("no learning rate", Refusal(Model, Options(Plain with { LearningRate = .1 }, 20)));
        Assert.Contains("all training rows", Refusal(Model, Options(Plain, 20) with { Rated = new RatedPairs(Users, Items) }));
        Assert.Contains(
            "the time of each training row", Refusal(
                Model, Options(Drifting, 20) with { Rated = new RatedPairs(Users, Items) { Ratings = Ratings } }));
        Assert.Contains("--model bayesian-mf", Refusal(Svd.Create(4, RatingRange.Stars), Options(Plain, 20)));
        Assert.Contains(
            "not a batch of 3", Assert.Throws<ArgumentException>(
                () => Compile(Plain, 20).TrainBatch(new Batch([0, 1, 2], [0, 1, 2], [1, 2, 3]), Step.At(Plain, 0))).Message);
        Assert.Throws<ArgumentException>(() => Compile(Plain, 20).WriteRow("nothing", 0, [1]));
        Assert.Throws<FormatException>(() => Compile(Plain, 20).ImportState(Compile(Plain with { WhoRatedWhat = true }, 20).Export()));

        static string Refusal(Model model, NetworkOptions options) =>
            Assert.Throws<ArgumentException>(() => Engine.Default.Compile(model, Shape, options)).Message;
    }

    [Fact]
    public void A_row_that_is_written_is_the_only_one_that_changes()
    {
        var network = Trained(Plain, 12);
        var before = network.Export()["user_embedding.weight"].As<float>();
        var width = before.Length / Shape.Users;
        network.WriteRow("user_embedding.weight", 3, before.AsSpan(7 * width, width));
        var after = network.Export()["user_embedding.weight"].As<float>();
        for (var i = 0; i < before.Length; i++)
            Assert.Equal(before[i / width == 3 ? i + (4 * width) : i], after[i], 1e-6f);
    }

    private static double Truth(int user, int item)
    {
        var score = 3 + (.5 * Math.Sin(user * 3)) + (.4 * Math.Cos(item * 5));
        return score + (.6 * Math.Sin(user) * Math.Cos(item)) + (.5 * Math.Cos(user * 2) * Math.Sin(item * 7));
    }

    private static NetworkOptions Options(GibbsSampling gibbs, int epochs, ulong seed = 1, int threads = 2) => new()
    {
        Optimizer = gibbs,
        Seed = seed,
        Threads = threads,
        Epochs = epochs,
        RatingMean = Ratings.Average(r => (double)r),
        Rated = new RatedPairs(Users, Items) { Ratings = Ratings, Times = Times },
    };

    private static INetwork Compile(GibbsSampling gibbs, int epochs, ulong seed = 1, int threads = 2) =>
        Engine.Default.Compile(Model, Shape, Options(gibbs, epochs, seed, threads));

    private static INetwork Compile(GibbsSampling gibbs, int epochs, ModelShape shape, RatedPairs rated) =>
        Engine.Default.Compile(
            Model, shape, Options(gibbs, epochs) with { Rated = rated, RatingMean = rated.Ratings.Sum(r => (double)r) / rated.Ratings.Length });

    private static void Train(INetwork network, GibbsSampling gibbs, int from, int to)
    {
        for (var round = from; round < to; round++) network.TrainBatch(new Batch(Users, Items, Ratings), Step.At(gibbs, round));
    }

    private static INetwork Trained(GibbsSampling gibbs, int rounds, ulong seed = 1, int threads = 2)
    {
        var network = Compile(gibbs, rounds, seed, threads);
        Train(network, gibbs, 0, rounds);
        return network;
    }

    private static float[] Predictions(INetwork network)
    {
        var predictions = new float[Rows];
        network.Predict(Users, Items, predictions);
        return predictions;
    }
}
