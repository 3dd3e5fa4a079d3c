using AmazonRec.Collectives;
using AmazonRec.Compute;
using AmazonRec.Engines;
using AmazonRec.Engines.Managed;
using AmazonRec.Models;
using AmazonRec.Training;

namespace AmazonRec.Runs.Plans;

/// <summary>
/// Foretells what training by batches on several machines takes. Steps are timed on this machine, at the size that a rank's share and tables
/// will have, or as large as there is room for; what goes between ranks is counted, and divided by what a network is said to carry.
/// </summary>
/// <param name="model">The graph.</param>
/// <param name="options">How it is trained.</param>
public sealed class ClusterPlanner(Model model, TrainingOptions options)
{
    /// <summary>Share of the memory that tables may take for measuring.</summary>
    private const double MeasuringShare = .25;

    /// <summary>Rows, and no more than there are, of which batches are picked for measuring.</summary>
    private const int MeasuringRows = 1 << 24;

    /// <summary>Item codes to draw from, as they occur; none to draw by a popularity that falls as 1 / rank.</summary>
    public ReadOnlyMemory<int> Items { get; init; }

    /// <summary>
    /// Ranks of this machine, to time steps and messages where they are the cluster; null to time this process alone, and to take what the
    /// network is said to be.
    /// </summary>
    public Team? Team { get; init; }

    /// <summary>Bytes that tables may take for measuring: far beyond any cache.</summary>
    internal double MeasuringBytes { get; init; } = 1e9;

    /// <summary>The plan of a cluster.</summary>
    /// <exception cref="ArgumentException">Rows, users or items are missing, or the optimiser takes no batches.</exception>
    public ClusterPlan Plan(Cluster cluster)
    {
        if (cluster.Rows < 1 || cluster.Users < 1 || cluster.Items < 1)
            throw new ArgumentException("A plan needs rows, users and items: name --data, or write rows=571M,users=54M,items=48M.");
        if (options.Optimizer is PerSampleSgd or GibbsSampling)
            throw new ArgumentException(
                "Several processes divide the rows of a batch, and this optimizer takes none. Take another model, such as biased-mf.");
        var ranks = cluster.Size;
        var mean = Math.Max(1, options.BatchSize / (double)ranks);
        // Shares differ; all wait for the largest.
        var share = (int)Math.Min(options.BatchSize, Math.Ceiling(mean + (ranks == 1 ? 0 : Math.Sqrt(2 * mean * Math.Log(ranks)))));
        var shape = new ModelShape(
            (int)(((long)cluster.Users + ranks - 1) / ranks), options.ShardsItems ? (cluster.Items + ranks - 1) / ranks : cluster.Items);
        var measured = Fitting(shape);
        var threads = Math.Max(1, cluster.Cores / cluster.Ranks);
        var here = Team is { } team && team.Size == ranks && cluster.Hosts == 1 ? team : null;
        var clock = new StepClock(here);
        var crowd = here is null ? Math.Max(1, cluster.Ranks / (double)cluster.Cores) : 1; // side by side, it is in the times
        var batch = Batch(clock, cluster);
        var compute = Compute(clock, measured, share, Math.Min(threads, Environment.ProcessorCount));
        var touched = Touched((int)Math.Round(mean), cluster.Items);
        var merge = ranks == 1 ? 0 : Merge(clock, measured, (int)Math.Ceiling(options.ShardsItems ? touched : touched * ranks));
        var weights = model.Weights(new ModelShape(cluster.Users, cluster.Items));
        var traffic = Traffic.Of(weights, ranks, touched, options.ShardsItems);
        var (wait, bandwidth) = here is null ? Network(cluster) : Network(clock, here);
        // Ranks of one machine share its network; what they tell each other does not go through it.
        var outside = ranks == 1 ? 0 : cluster.Hosts == 1 ? 1 : (ranks - cluster.Ranks) / (double)(ranks - 1) * cluster.Ranks;
        return new ClusterPlan(
            cluster, model.Name, options.BatchSize, options.ShardsItems, batch * crowd, compute * crowd, merge * crowd,
            traffic.Rounds * wait * crowd, traffic.Bytes * outside / bandwidth, Math.Round(traffic.Bytes), traffic.Rounds,
            (cluster.Rows + options.BatchSize - 1) / options.BatchSize,
            Math.Round(cluster.Ranks * (MemoryNeed.StoredBytes(model, shape, options, Engine.Default)
                + (ranks == 1 ? 0 : weights.Sum(weight => (double)weight.Rows * weight.Columns * sizeof(float))))));
    }

    /// <summary>Tables as large as they will be, or as there is room to measure.</summary>
    private ModelShape Fitting(ModelShape shape)
    {
        var most = Math.Min(MeasuringBytes, MemoryNeed.Available * MeasuringShare);
        var need = (double)MemoryNeed.StoredBytes(model, shape, options, Engine.Default);
        var part = Math.Min(1, most / need);
        return new ModelShape(Math.Max(1, (int)(shape.Users * part)), Math.Max(1, (int)(shape.Items * part)));
    }

    /// <summary>Seconds of picking the rows of a batch.</summary>
    private double Batch(StepClock clock, Cluster cluster)
    {
        var random = RandomSource.For(options.Seed, "plan batch");
        var rows = new Pair[Math.Min(cluster.Rows, MeasuringRows)];
        var order = new int[Math.Min(options.BatchSize, rows.Length)];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = new Pair((int)(random.UniformDouble((ulong)row) * cluster.Users), 0, 3);
        var draw = 0ul;
        var whole = new PickedBatch(new ShuffledRows(rows, order.Length), order);
        IBatches batches = cluster.Size == 1 ? whole : new SharedBatches(whole, Ranges.Even(cluster.Users, cluster.Size), rank: 0);
        return clock.Median(
            _ =>
            {
                for (var i = 0; i < order.Length; i++) order[i] = (int)(random.UniformDouble(draw++) * rows.Length);
            },
            step => batches.At(1, step));
    }

    /// <summary>Distinct items of a rank's share, over some drawn ones.</summary>
    private double Touched(int share, int items)
    {
        const int Shares = 32;
        var random = RandomSource.For(options.Seed, "plan items");
        var (draw, distinct) = (0ul, 0L);
        for (var one = 0; one < Shares; one++)
            distinct += Enumerable.Range(0, share).Select(_ => Item(random.UniformDouble(draw++), items)).Distinct().Count();
        return distinct / (double)Shares;
    }

    /// <summary>Seconds of a step on a rank's share.</summary>
    private double Compute(StepClock clock, ModelShape shape, int share, int threads)
    {
        var network = Engine.Default.Compile(
            model, shape, options.ForNetwork([], ratingMean: 3) with { Threads = threads, Share = null });
        try
        {
            var random = RandomSource.For(options.Seed, "plan");
            var draw = 0ul;
            var (users, items, ratings) = (new int[share], new int[share], new float[share]);
            Array.Fill(ratings, 3);
            return clock.Median(
                _ =>
                {
                    for (var row = 0; row < share; row++)
                    {
                        users[row] = (int)(random.UniformDouble(draw++) * shape.Users);
                        items[row] = Item(random.UniformDouble(draw++), shape.Items);
                    }
                },
                step => network.TrainBatch(new Batch(users, items, ratings), Step.At(options.Optimizer, step)));
        }
        finally
        {
            (network as IDisposable)?.Dispose();
        }
    }

    /// <summary>Seconds of moving the rows of as many items.</summary>
    private double Merge(StepClock clock, ModelShape shape, int count)
    {
        var tables = model.Weights(shape).Where(weight => weight.Entity == Entity.Item)
            .Select(weight => new EmbeddingTable(weight, options.Optimizer, options.Updates, options.ForNetwork([], 3).NoMomentum))
            .ToArray();
        var random = RandomSource.For(options.Seed, "plan merge");
        var draw = 0ul;
        var ids = new int[count];
        var rows = tables.Select(table => new float[count * table.GradientWidth]).ToArray();
        return tables.Length == 0 ? 0 : clock.Median(
            _ =>
            {
                for (var i = 0; i < count; i++) ids[i] = Item(random.UniformDouble(draw++), shape.Items);
            },
            step =>
            {
                for (var table = 0; table < tables.Length; table++)
                {
                    tables[table].Join(ids, rows[table]);
                    tables[table].Step(Step.At(options.Optimizer, step));
                }
            });
    }

    /// <summary>Seconds of a round, and bytes a second.</summary>
    private static (double Wait, double Bandwidth) Network(Cluster cluster) =>
        (Math.Ceiling(Math.Log2(cluster.Size)) * cluster.Microseconds * 1e-6, cluster.Gbit * 1e9 / 8);

    private static (double Wait, double Bandwidth) Network(StepClock clock, Team team)
    {
        var (small, large) = (new float[4], new float[1 << 18]);
        var round = clock.Median(_ => { }, _ => team.Sum(small));
        var transfer = clock.Median(_ => { }, _ => team.Sum(large));
        var bytes = (team.Size == 2 ? 1 : 2.0 * (team.Size - 1) / team.Size) * large.Length * sizeof(float);
        return (round, bytes / Math.Max(transfer - round, 1e-6));
    }

    private int Item(double uniform, int items) => Items.IsEmpty
        ? Math.Min(items - 1, (int)Math.Pow(items, uniform) - 1)
        : Items.Span[(int)(uniform * Items.Length)] % items;

    /// <summary>The batch of an order.</summary>
    private sealed class PickedBatch(ShuffledRows rows, int[] order) : IBatches
    {
        public int PerEpoch => 1;

        public Batch At(int epoch, int step) => rows.At(order, order.Length);
    }
}
