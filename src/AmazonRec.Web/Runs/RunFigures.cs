using System.Diagnostics.Metrics;

namespace AmazonRec.Web.Runs;

/// <summary>What the server measures of its run.</summary>
internal sealed class RunFigures
{
    /// <summary>The name that they go by.</summary>
    public const string Meter = "AmazonRec.Web";

    public RunFigures(IMeterFactory meters, CurrentRun current)
    {
        var meter = meters.Create(Meter);
        meter.CreateObservableGauge(
            "amazonrec.run.opened", () => Of(current.Value, run => run.Opened.ToUnixTimeSeconds()), "s",
            "When the run was read, in Unix time.");
        meter.CreateObservableGauge(
            "amazonrec.run.items", () => Of(current.Value, run => run.Recommender.Items.Count), "{item}", "Items of the run.");
        meter.CreateObservableGauge(
            "amazonrec.run.search.size", () => Of(current.Value, run => run.SearchBytes), "By", "What the index of titles takes.");
        meter.CreateObservableGauge(
            "amazonrec.run.search.time", () => Of(current.Value, run => run.SearchTime.TotalSeconds), "s",
            "How long that index took to make.");
        meter.CreateObservableGauge(
            "amazonrec.run.rejected", () => current.Trouble is null ? 0 : 1, "{run}", "1 while a newer run can't be read.");
    }

    private static Measurement<T> Of<T>(ServedRun run, Func<ServedRun, T> figure)
        where T : struct =>
        new(figure(run), new("run", Path.GetFileName(run.Folder)), new("model", run.Recommender.Card?.Model ?? run.Recommender.Model.Name));
}
