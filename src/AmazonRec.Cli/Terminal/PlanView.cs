using System.Globalization;
using AmazonRec.Data.Downloads;
using AmazonRec.Runs.Plans;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>Shows what training on several machines will take.</summary>
internal static class PlanView
{
    public static void Write(IAnsiConsole console, ClusterPlan plan)
    {
        var cluster = plan.Cluster;
        console.WriteLine(
            $"{plan.Model} on {cluster.Rows:N0} rows by {cluster.Users:N0} users of {cluster.Items:N0} items, batches of "
            + $"{plan.BatchSize:N0}, {cluster.Size:N0} {(cluster.Size == 1 ? "process" : "processes")} on {cluster.Hosts:N0} "
            + $"{(cluster.Hosts == 1 ? "machine" : "machines")}; items' rows "
            + $"{(plan.ShardsItems ? "divided among them" : "on each of them")}");
        var table = Tables.New("a step of one process", "time");
        table.AddRow("picking rows", Time(plan.BatchSeconds));
        table.AddRow("computing", Time(plan.ComputeSeconds));
        table.AddRow("moving the items that all touched", Time(plan.MergeSeconds));
        table.AddRow($"waiting for messages, {plan.RoundsPerStep} rounds", Time(plan.WaitSeconds));
        table.AddRow($"transferring {Bytes.Text(plan.BytesPerStep)}", Time(plan.TransferSeconds));
        table.AddRow("in all", Time(plan.SecondsPerStep));
        table.AddRow($"an epoch, {plan.StepsPerEpoch:N0} steps", Time(plan.SecondsPerEpoch));
        table.AddRow("memory of a machine", Bytes.Text(plan.BytesPerHost));
        console.Write(table);
        console.WriteLine($"bound by {plan.Bound}. {plan.Advice}");
        console.WriteLine(
            "picking, computing and moving rows were timed on this machine; the network is as it was said to be. Evaluation comes on top.");
    }

    private static string Time(double seconds) => seconds switch
    {
        >= 5400 => $"{Number(seconds / 3600)} h",
        >= 90 => $"{Number(seconds / 60)} min",
        >= 1 => $"{Number(seconds)} s",
        >= 1e-3 => $"{Number(seconds * 1e3)} ms",
        _ => $"{Number(seconds * 1e6)} µs",
    };

    private static string Number(double value) => value.ToString(value < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
