using System.Globalization;
using AmazonRec.Runs;
using AmazonRec.Studies.Figures;

namespace AmazonRec.Studies.Tables;

/// <summary>A history of runs as a table.</summary>
public static class HistoryTable
{
    /// <summary>What a reader must know of the numbers.</summary>
    public const string Note =
        "Errors of runs on the same data and split (the last column) can be compared, others not: compare RUN RUN shows such runs with "
        + "intervals.";

    /// <summary>A row for each run, newest first.</summary>
    public static Table Of(RunHistory history)
    {
        var runs = history.Runs;
        return new Table($"{runs.Count:N0} runs, newest first",
        [
            Column.Text("run", runs.Select(run => run.Path)),
            Column.Text("written", runs.Select(run => run.When.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))),
            Column.Text("data", runs.Select(run => run.Data)),
            Column.Text("model", runs.Select(run => run.Result.Model)),
            Column.Numbers("RMSE", runs.Select(run => run.Result.Test.Rmse), "F4"),
            Column.Numbers("MAE", runs.Select(run => run.Result.Test.Mae), "F4"),
            Column.Figures("against tuned-bias", runs.Select(run => SearchFigures.Percent(run.AgainstBaseline))),
            Column.Numbers("s", runs.Select(run => run.Result.Seconds), "F1"),
            Column.Text("split", runs.Select(run => run.Result.Split.Hash)),
        ]);
    }
}
