using AmazonRec.Engines;


namespace AmazonRec.Benchmarks.Tests;

/// <summary>A step in the steady state leaves no garbage: pauses of the collector would be part of an epoch's time.</summary>
public sealed class AllocationTests
{
    private const int BatchSize = 64;

    private static readonly BenchmarkData Data = BenchmarkData.Make(
        new ElectronicsShape { Users = 60, Items = 40, Ratings = 700, LeastPerUser = 5 });

    [Theory]
    [InlineData("mf")]
    [InlineData("mlp")]
    [InlineData("mlp-text")]
    [InlineData("biased-mf")]
    [InlineData("neumf")]
    [InlineData("tower-mlp")]
    [InlineData("collab-nn")]
    [InlineData("hybrid-text-image")]
    public void Training_allocates_nothing_after_the_first_epoch(string model) =>
        Assert.Equal(0, AllocatedByEpoch(Engine.Default, model));

    [Fact]
    public void What_a_step_allocates_is_seen() =>
        Assert.True(AllocatedByEpoch(new AllocatingEngine(), "mf") >= 100 * Data.Train.Count / BatchSize);

    private static long AllocatedByEpoch(IEngine engine, string name)
    {
        var model = BenchmarkCatalog.Find([name])[0];
        var network = engine.Compile(model.Model, Data.ModelShape, new NetworkOptions
        {
            Optimizer = model.Optimizer,
            Threads = 1, // on the calling thread, whose allocations are counted
            Features = Data.FeaturesOf(model),
        });
        var train = Data.Train;
        var step = 0L;
        Epoch();
        // The least of some epochs: what .NET itself allocates while it recompiles a method is no part of the steady state.
        return Enumerable.Range(0, 5).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Epoch();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });

        void Epoch()
        {
            for (var start = 0; start < train.Count; start += BatchSize)
            {
                var rows = Math.Min(BatchSize, train.Count - start); // the last batch is smaller, as it mostly is
                var batch = new Batch(train.User.AsSpan(start, rows), train.Item.AsSpan(start, rows), train.Value.AsSpan(start, rows));
                network.TrainBatch(batch, Step.At(model.Optimizer, step++));
            }
        }
    }
}
