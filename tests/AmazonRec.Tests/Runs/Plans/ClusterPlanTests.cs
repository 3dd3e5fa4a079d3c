using AmazonRec.Collectives;
using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Zoo;
using AmazonRec.Runs.Plans;
using AmazonRec.Training;

namespace AmazonRec.Tests.Runs.Plans;

public sealed class ClusterPlanTests
{
    private static readonly TrainingOptions Plain = new() { BatchSize = 256, Optimizer = new Sgd(.05, .9), Threads = 1 };

    [Fact]
    public void Machines_are_read_by_name_and_numbers_by_their_units()
    {
        var cluster = new Cluster { Cores = 4 }.With("hosts=64, gbit=2.5,rows=571M,users=54m,items=48000k");
        Assert.Equal((64, 1, 4, 2.5), (cluster.Hosts, cluster.Ranks, cluster.Cores, cluster.Gbit));
        Assert.Equal((571_000_000L, 54_000_000, 48_000_000), (cluster.Rows, cluster.Users, cluster.Items));
    }

    [Theory]
    [InlineData("host=3", "hosts")]
    [InlineData("hosts", "no name=value")]
    [InlineData("gbit=fast", "no number above 0")]
    [InlineData("items=0", "no number above 0")]
    [InlineData("rows=1T", "k, M and G")]
    [InlineData("hosts=2,Hosts=3", "stands twice")]
    [InlineData("users=3G", "at most", "takes a number from 1")]
    public void What_is_no_machine_is_refused(string text, params string[] words)
    {
        var message = Assert.Throws<ArgumentException>(() => new Cluster().With(text)).Message;
        Assert.Contains(words[^1], message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(4, false)]
    [InlineData(3, true)]
    public void Traffic_is_what_ranks_receive(int ranks, bool sharded)
    {
        // Every rank's rows are of as many items, so that what is foretold of the mean is so for each.
        var (model, shape) = (ConcatMlp.Create(20, 48, 0), new ModelShape(ranks * 10, ranks * 8));
        var options = Plain with { ShardsItems = sharded };
        var traffic = Traffic.Of(model.Weights(shape), ranks, touched: ranks * 8, sharded);
        var received = ThreadCollective.Run(ranks, team =>
        {
            var share = new RankShare(team, Ranges.Even(shape.Users, ranks)) { Items = sharded ? Ranges.Even(shape.Items, ranks) : null };
            var network = Engine.Default.Compile(model, shape, options.ForNetwork([], 3) with { Share = share });
            var items = Enumerable.Range(0, shape.Items).ToArray();
            var (bytes, rounds) = (team.BytesReceived, team.Rounds);
            network.TrainBatch(
                Batch.Share(Array.ConvertAll(items, i => i % 10), items, Array.ConvertAll(items, _ => 3f), items, shape.Items * ranks),
                Step.At(options.Optimizer, 0));
            return (Bytes: team.BytesReceived - bytes, Rounds: team.Rounds - rounds);
        });
        Assert.All(received, of => Assert.Equal(traffic.Rounds, of.Rounds));
        Assert.Equal(traffic.Bytes, received.Average(of => of.Bytes), tolerance: traffic.Bytes * .01);
    }

    [Fact]
    public void A_plan_adds_up()
    {
        var plan = new ClusterPlanner(BiasedMf.Create(8, new RatingRange(0, 5.5f)), Plain).Plan(
            new Cluster { Rows = 100_000, Users = 5_000, Items = 2_000, Hosts = 4, Cores = 1, Gbit = 1, Microseconds = 50 });
        Assert.Equal(391, plan.StepsPerEpoch);
        Assert.Equal(plan.SecondsPerStep * 391, plan.SecondsPerEpoch, 1e-9);
        Assert.Equal(2 * 50e-6 * plan.RoundsPerStep, plan.WaitSeconds, 1e-9); // a round of four takes two messages, one after another
        Assert.Equal(plan.BytesPerStep * 8 / 1e9, plan.TransferSeconds, 1e-9);
        Assert.True(plan.BatchSeconds > 0 && plan.ComputeSeconds > 0 && plan.MergeSeconds > 0);
        Assert.Contains("larger batches", (plan with { WaitSeconds = 1 }).Advice, StringComparison.Ordinal);
        // What takes most of a step is what is to be mended, be it less than half of it.
        Assert.Contains(
            "faster network", (plan with { TransferSeconds = 1, WaitSeconds = .9, ComputeSeconds = .9 }).Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_exchanged_is_counted_on_whole_tables_whatever_there_is_room_to_time()
    {
        var cluster = new Cluster { Rows = 100_000, Users = 5_000, Items = 2_000, Hosts = 4, Cores = 1 };
        var plans = new[] { 1e9, 1e4 }.Select(
            bytes => new ClusterPlanner(BiasedMf.Create(8, RatingRange.Stars), Plain) { MeasuringBytes = bytes }.Plan(cluster)).ToArray();
        Assert.Equal(plans[0].BytesPerStep, plans[1].BytesPerStep);
        Assert.Equal(plans[0].BytesPerHost, plans[1].BytesPerHost);
        Assert.True(double.IsInteger(plans[0].BytesPerStep) && double.IsInteger(plans[0].BytesPerHost));
    }

    [Fact]
    public void Processes_without_rows_are_told_of()
    {
        var cluster = new Cluster { Rows = 1000, Users = 50, Items = 20, Hosts = 8 };
        var plan = new ClusterPlanner(DotMf.Create(4), Plain with { BatchSize = 4 }).Plan(cluster);
        Assert.StartsWith("There are more processes than rows of a batch", plan.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void One_process_exchanges_nothing()
    {
        var plan = new ClusterPlanner(DotMf.Create(4), Plain).Plan(new Cluster { Rows = 1000, Users = 50, Items = 20 });
        Assert.Equal((0, 0, 0), (plan.WaitSeconds, plan.TransferSeconds, plan.MergeSeconds));
        Assert.Equal("computing", plan.Bound);
    }

    [Fact]
    public void Ranks_of_this_machine_are_timed_side_by_side()
    {
        var cluster = new Cluster { Rows = 1000, Users = 50, Items = 20, Ranks = 2, Gbit = 1e-9, Microseconds = 1e9 };
        var plans = ThreadCollective.Run(2, team => new ClusterPlanner(DotMf.Create(4), Plain) { Team = team }.Plan(cluster));
        Assert.All(plans, plan => Assert.InRange(plan.WaitSeconds + plan.TransferSeconds, 1e-9, 10)); // not what the network is said to be
    }

    [Fact]
    public void A_plan_needs_to_know_how_much_there_is() =>
        Assert.Contains(
            "rows", Assert.Throws<ArgumentException>(() => new ClusterPlanner(DotMf.Create(4), Plain).Plan(new Cluster())).Message,
            StringComparison.Ordinal);
}
