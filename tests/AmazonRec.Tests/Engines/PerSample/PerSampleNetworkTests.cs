using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Models.Zoo;

namespace AmazonRec.Tests.Engines.PerSample;

public sealed class PerSampleNetworkTests
{
    private const int Rows = 500;

    private static readonly RandomSource Random = RandomSource.For(3, "per-sample test");
    private static readonly int[] Users = [.. Enumerable.Range(0, Rows).Select(i => Random.Below(40, (ulong)i))];
    private static readonly int[] Items = [.. Enumerable.Range(0, Rows).Select(i => (Random with { Part = 1 }).Below(25, (ulong)i))];
    private static readonly float[] Ratings = [
        .. Enumerable.Range(0, Rows).Select(i => 1f + (Random with { Part = 2 }).Below(5, (ulong)i))];
    private static readonly ModelShape Shape = new(41, 26); // the last user and the last item have no rating
    private static readonly Model Model = Svd.Create(7, new RatingRange(1, 5));

    public static TheoryData<PerSampleSgd> Algorithms => [new PerSampleSgd(.05, .1), new PerSampleSgd(.05, .1) { ImplicitFeedback = true }];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Writing_a_row_leaves_the_others_and_what_is_learned_of_them(PerSampleSgd sgd)
    {
        var (touched, other) = (Made(), Made());
        var (user, item) = (new float[7], Enumerable.Repeat(.5f, 7).ToArray());
        touched.WriteRow("user_embedding.weight", 40, user); // without ratings
        touched.WriteRow("user_embedding.weight", Users[0], item);
        touched.WriteRow("item_embedding.weight", 25, item);
        touched.WriteRow("user_bias.weight", 40, [2]);
        Assert.Equal(user, touched.Export()["user_embedding.weight"].As<float>()[(40 * 7)..]);
        Assert.All(
            touched.Export()["user_embedding.weight"].As<float>()[(Users[0] * 7)..((Users[0] + 1) * 7)],
            value => Assert.Equal(.5f, value, 1e-6f));
        touched.WriteRow("user_embedding.weight", Users[0], other.Export()["user_embedding.weight"].As<float>().AsSpan(Users[0] * 7, 7));
        Train(touched);
        Train(other);
        Assert.Equal(2, touched.Export()["user_bias.weight"].As<float>()[40]);
        Close(
            Array.ConvertAll(other.Export()["item_embedding.weight"].As<float>()[..(25 * 7)], value => (double)value),
            touched.Export()["item_embedding.weight"].As<float>()[..(25 * 7)]);

        INetwork Made()
        {
            var network = Engine.Default.Compile(
                Model, Shape, new NetworkOptions { Optimizer = sgd, RatingMean = 3, Rated = new RatedPairs(Users, Items) });
            Train(network);
            return network;
        }

        void Train(INetwork network) => network.TrainBatch(new Batch(Users, Items, Ratings), Step.At(sgd, 0));
    }

    [Fact]
    public void One_rating_moves_its_rows_as_computed_by_hand()
    {
        var network = Engine.Default.Compile(
            Svd.Create(2, new RatingRange(1, 5)), new ModelShape(2, 2), new NetworkOptions { Optimizer = new PerSampleSgd(.1, .5) });
        network.Import(Weights(p: [1, 2, 8, 8], q: [9, 9, .5f, -1], userBias: [.2f, 7], itemBias: [7, -.4f], mean: 3));

        // Score: 3 + .2 - .4 + (1 * .5 + 2 * -1) = 1.3, so e = 4 - 1.3 = 2.7.
        Assert.Equal(2.7 * 2.7, network.TrainBatch(new Batch([0], [1], [4]), Step.At(new PerSampleSgd(.1, .5), 0)), 1e-5);
        Close([1 + (.1 * ((2.7 * .5) - .5)), 2 + (.1 * ((2.7 * -1) - 1)), 8, 8], Export(network, "user_embedding.weight"));
        Close([9, 9, .5 + (.1 * (2.7 - .25)), -1 + (.1 * ((2.7 * 2) + .5))], Export(network, "item_embedding.weight"));
        Close([.2 + (.1 * (2.7 - .1)), 7], Export(network, "user_bias.weight"));
        Close([7, -.4 + (.1 * (2.7 + .2))], Export(network, "item_bias.weight"));
        Close([3], Export(network, "offset.weight"));
    }

    [Fact]
    public void One_rating_moves_the_factors_of_all_that_its_user_rated()
    {
        var sgd = new PerSampleSgd(.1, 0) { ImplicitFeedback = true };
        var options = new NetworkOptions { Optimizer = sgd, Rated = new RatedPairs([0, 0, 0, 0, 1], [0, 1, 2, 3, 3]) };
        var network = Engine.Default.Compile(
            new Model("dot", new Dot(new Embedding(Entity.User, 1), new Embedding(Entity.Item, 1))), new ModelShape(2, 5), options);
        network.ImportState(new Dictionary<string, Tensor>
        {
            ["user_embedding.weight"] = new([2, 1], new float[] { 0, 0 }),
            ["user_embedding.weight#explicit"] = new([2, 1], new float[] { 2, 9 }),
            ["item_embedding.weight"] = new([5, 1], new float[] { .5f, 6, 6, 6, 6 }),
            ["item_embedding.weight#implicit"] = new([5, 1], new float[] { 1, 2, 3, 4, 5 }),
        });

        // User row: 2 + (1 + 2 + 3 + 4) / sqrt(4) = 7; score 3.5, e = 4.5 - 3.5 = 1.
        Assert.Equal(1, network.TrainBatch(new Batch([0], [0], [4.5f]), Step.At(sgd, 0)), 1e-6);
        Close([2.05, 9], network.ExportState()["user_embedding.weight#explicit"].As<float>());
        Close([1.2, 6, 6, 6, 6], Export(network, "item_embedding.weight"));
        Close([1.025, 2.025, 3.025, 4.025, 5], network.ExportState()["item_embedding.weight#implicit"].As<float>());
        Close([2.05 + (10.1 / 2), 9 + 4.025], Export(network, "user_embedding.weight"));
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Epochs_equal_a_plain_loop_in_double_precision(PerSampleSgd sgd)
    {
        var network = Compile(sgd);
        var plain = new PlainSvd(network.ExportState(), new RatedPairs(Users, Items));
        for (var epoch = 0; epoch < 3; epoch++) Assert.Equal(plain.Epoch(Users, Items, Ratings, sgd), Epoch(network, sgd), 1e-5);
        for (var user = 0; user < Shape.Users; user++)
        {
            var predictions = new float[Shape.Items];
            network.PredictAllItems(user, predictions);
            for (var item = 0; item < Shape.Items; item++)
                Assert.Equal(Math.Clamp(plain.Predict(user, item), 1, 5), predictions[item], 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void The_size_of_a_batch_changes_no_bit(PerSampleSgd sgd)
    {
        var (whole, parts) = (Compile(sgd), Compile(sgd));
        Epoch(whole, sgd);
        for (var start = 0; start < Rows; start += 3)
        {
            var count = Math.Min(3, Rows - start);
            parts.TrainBatch(
                new Batch(Users.AsSpan(start, count), Items.AsSpan(start, count), Ratings.AsSpan(start, count)), Step.At(sgd, start));
        }

        AssertSame(whole.ExportState(), parts.ExportState());
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Training_goes_on_from_its_state_bit_for_bit(PerSampleSgd sgd)
    {
        var network = Compile(sgd);
        Epoch(network, sgd);
        var other = Compile(sgd, seed: 9);
        other.ImportState(network.ExportState());
        Epoch(network, sgd);
        Epoch(other, sgd);
        AssertSame(network.ExportState(), other.ExportState());
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Exported_weights_predict_the_same_in_the_graph_and_in_a_plain_loop(PerSampleSgd sgd)
    {
        var network = Compile(sgd);
        Epoch(network, sgd);
        var graph = Engine.Default.Compile(Model, Shape, new NetworkOptions());
        graph.Import(network.Export());
        var plain = new PlainSvd(network.Export(), new RatedPairs(Users, Items));
        var back = Compile(sgd, seed: 9);
        back.Import(network.Export());
        var (expected, there, here) = (new float[Rows], new float[Rows], new float[Rows]);
        network.Predict(Users, Items, expected);
        graph.Predict(Users, Items, there);
        back.Predict(Users, Items, here);
        for (var row = 0; row < Rows; row++)
        {
            Assert.Equal(expected[row], there[row], 1e-5f);
            Assert.Equal(expected[row], Math.Clamp(plain.Predict(Users[row], Items[row]), 1, 5), 1e-5);
        }

        Assert.Equal(expected, here);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void A_batch_allocates_nothing(PerSampleSgd sgd)
    {
        var network = Compile(sgd);
        Epoch(network, sgd);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Epoch(network, sgd);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Offset_biases_and_clipping_may_be_missing_and_terms_stand_in_any_order()
    {
        var sgd = new PerSampleSgd(.05);
        var (user, item) = (new Embedding(Entity.User, 3), new Embedding(Entity.Item, 3));
        foreach (
            var output in new Layer[]
            {
                new Dot(item, user),
                new Add(new Dot(user, item), new Bias(Entity.Item)),
                new Clip(new Add(new Offset(), new Dot(user, item)), 0, 9),
            })
        {
            var network = Engine.Default.Compile(new Model("part", output), Shape, Options(sgd, 0));
            var first = Epoch(network, sgd);
            Assert.InRange(Epoch(network, sgd), 0, first);
        }
    }

    [Fact]
    public void Another_graph_is_refused_with_the_one_it_needs()
    {
        var (user, item) = (new Embedding(Entity.User, 3), new Embedding(Entity.Item, 3));
        foreach (var output in new Layer[]
        {
            new Dot(user, item, Normalize: true), new Dot(user, user), new Dot(user with { L2 = 1 }, item),
            new ScaleToRange(new Dot(user, item), 1, 5),
            new Add(new Dot(user, item), new Dot(user, item)), new Add(new Bias(Entity.User), new Bias(Entity.Item)),
            new Dense(new Concat(user, item), 1),
        })
        {
            var error = Assert.Throws<ArgumentException>(
                () => Engine.Default.Compile(new Model("other", output), Shape, Options(new PerSampleSgd(), 0)));
            Assert.Contains("Clip(Add(Offset, Bias(User), Bias(Item), Dot(Embedding(User), Embedding(Item))))", error.Message);
        }
    }

    [Fact]
    public void Options_that_do_not_fit_the_algorithm_are_refused()
    {
        static string Refusal(NetworkOptions options) =>
            Assert.Throws<ArgumentException>(() => Engine.Default.Compile(Model, Shape, options)).Message;
        Assert.Contains("--loss mse", Refusal(Options(new PerSampleSgd(), 0) with { Loss = Loss.Mae }));
        Assert.Contains("regularization is -1", Refusal(Options(new PerSampleSgd(.1, -1), 0)));
        Assert.Contains("who rated what", Refusal(Options(new PerSampleSgd { ImplicitFeedback = true }, 0) with { Rated = null }));
    }

    private static NetworkOptions Options(PerSampleSgd sgd, ulong seed) =>
        new() { Optimizer = sgd, Seed = seed, RatingMean = Ratings.Average(), Rated = new RatedPairs(Users, Items) };

    private static INetwork Compile(PerSampleSgd sgd, ulong seed = 1) => Engine.Default.Compile(Model, Shape, Options(sgd, seed));

    private static double Epoch(INetwork network, PerSampleSgd sgd) =>
        network.TrainBatch(new Batch(Users, Items, Ratings), Step.At(sgd, 0));

    private static float[] Export(INetwork network, string name) => network.Export()[name].As<float>();

    private static Dictionary<string, Tensor> Weights(float[] p, float[] q, float[] userBias, float[] itemBias, float mean) => new()
    {
        ["user_embedding.weight"] = new([2, 2], p),
        ["item_embedding.weight"] = new([2, 2], q),
        ["user_bias.weight"] = new([2, 1], userBias),
        ["item_bias.weight"] = new([2, 1], itemBias),
        ["offset.weight"] = new([1, 1], new[] { mean }),
    };

    private static void AssertSame(IReadOnlyDictionary<string, Tensor> expected, IReadOnlyDictionary<string, Tensor> actual)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, tensor) in expected) Assert.Equal(tensor.As<float>(), actual[name].As<float>());
    }

    private static void Close(double[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-5);
    }
}
