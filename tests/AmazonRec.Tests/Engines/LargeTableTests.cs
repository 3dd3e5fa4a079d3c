using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Zoo;
using AmazonRec.Testing;

namespace AmazonRec.Tests.Engines;

/// <summary>What large tables ask for changes no bit of small ones.</summary>
public sealed class LargeTableTests : IDisposable
{
    private static readonly ModelShape Shape = new(40, 30);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Updates.Dense)]
    [InlineData(Updates.Lazy)]
    public void Tables_without_velocities_have_the_bits_of_tables_with_idle_ones(Updates updates)
    {
        var options = new NetworkOptions { Optimizer = new Sgd(.3), Updates = updates, RatingMean = 3 };
        var model = BiasedMf.Create(20, new RatingRange(0, 5.5f));
        var (with, without) = (
            Trained(Engine.Default.Compile(model, Shape, options)),
            Trained(Engine.Default.Compile(model, Shape, options with { NoMomentum = true })));
        foreach (var (name, tensor) in with) Assert.Equal(tensor.As<float>(), without[name].As<float>());
    }

    [Fact]
    public void A_step_with_a_momentum_is_refused_where_none_was_told()
    {
        var network = Engine.Default.Compile(DotMf.Create(4), Shape, new NetworkOptions { Optimizer = new Sgd(.3), NoMomentum = true });
        Assert.Throws<ArgumentException>(() => network.TrainBatch(new Batch([1], [2], [3]), new Step(0, .1, .9)));
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("momentum")]
    [InlineData("adam")]
    [InlineData("svd")]
    [InlineData("svdpp")]
    public void What_is_written_piece_by_piece_is_what_is_copied(string name)
    {
        var (model, options) = NetworkOf(name);
        var network = Engine.Default.Compile(model, Shape, options);
        Trained(network);
        foreach (var state in new[] { false, true })
        {
            var path = _folder.PathOf("w.safetensors");
            var copied = state ? network.ExportState() : network.Export();
            AtomicFile.Write(path, stream => Safetensors.Write(stream, network.Stream(state)));
            foreach (var (tensor, values) in Safetensors.Read(path))
            {
                Assert.Equal(copied[tensor].Shape, values.Shape);
                Assert.Equal(copied[tensor].Values, values.Values);
            }

            var other = Engine.Default.Compile(model, Shape, options with { Seed = 9 });
            using (var file = SafetensorsFile.Open(path)) other.ImportFrom(file, state: state);
            var read = state ? other.ExportState() : other.Export();
            foreach (var (tensor, values) in copied) Assert.Equal(values.Values, read[tensor].Values);
        }
    }

    [Theory]
    [InlineData(InitKind.Normal)]
    [InlineData(InitKind.TruncatedNormal)]
    [InlineData(InitKind.GlorotUniform)]
    [InlineData(InitKind.Constant)]
    [InlineData(InitKind.RatingMean)]
    public void Weights_drawn_in_pieces_are_those_drawn_at_once(InitKind kind)
    {
        var weight = new Weight("w", 3000, 21, new Init(kind, .1f));
        var options = new NetworkOptions { Seed = 4, RatingMean = 3.5 };
        var pieces = new float[3000 * 21];
        InitialWeights.Draw(weight, options, (first, rows) => rows.CopyTo(pieces.AsSpan(first * 21)));
        Assert.Equal(InitialWeights.Draw(weight, options), pieces);
    }

    [Fact]
    public void A_weight_of_another_shape_is_refused_in_reading()
    {
        var path = _folder.PathOf("w.safetensors");
        var small = Engine.Default.Compile(DotMf.Create(4), Shape, new NetworkOptions());
        AtomicFile.Write(path, stream => Safetensors.Write(stream, small.Stream()));
        var other = Engine.Default.Compile(DotMf.Create(5), Shape, new NetworkOptions());
        using var file = SafetensorsFile.Open(path);
        Assert.Contains("shape", Assert.Throws<FormatException>(() => other.ImportFrom(file)).Message, StringComparison.Ordinal);
    }

    private static (Model Model, NetworkOptions Options) NetworkOf(string name)
    {
        var known = new NetworkOptions { RatingMean = 3, Rated = new RatedPairs([1, 2, 3], [4, 5, 6]) };
        return name switch
        {
            "svd" => (Svd.Create(5, RatingRange.Stars), known with { Optimizer = new PerSampleSgd() }),
            "svdpp" => (SvdPlusPlus.Create(5, RatingRange.Stars), known with { Optimizer = new PerSampleSgd { ImplicitFeedback = true } }),
            "sgd" => (ConcatMlp.Create(10, 16, 0), known with { Optimizer = new Sgd(.1), NoMomentum = true }),
            "momentum" => (ConcatMlp.Create(10, 16, 0), known with { Optimizer = new Sgd(.1, Momentum: .9) }),
            _ => (BiasedMf.Create(10, new RatingRange(0, 5.5f)), known with { Optimizer = new Adam(.01) }),
        };
    }

    private static IReadOnlyDictionary<string, Tensor> Trained(INetwork network)
    {
        var random = RandomSource.For(1, "rows");
        for (var step = 0; step < 12; step++)
        {
            int[] users = [.. Enumerable.Range(0, 25).Select(i => random.Below(Shape.Users, (ulong)((step * 100) + i)))];
            int[] items = [.. Enumerable.Range(25, 25).Select(i => random.Below(Shape.Items, (ulong)((step * 100) + i)))];
            network.TrainBatch(new Batch(users, items, [.. users.Select(user => 1f + (user % 5))]), new Step(step, .1, 0));
        }

        return network.Export();
    }
}
