using AmazonRec.Evaluation.Inference;
using AmazonRec.Models.Baselines;
using AmazonRec.Rankers;
using AmazonRec.Studies.Lists;

namespace AmazonRec.Studies.Tables;

/// <summary>Studies of lists as tables.</summary>
public static class ListTables
{
    private const string Digits = "F4";

    /// <summary>All tables of a result: published figures and ours, given candidates, all items, what was chosen.</summary>
    /// <param name="result">The result.</param>
    public static IReadOnlyList<Table> All(ListResult result) =>
    [
        Beside(result),
        .. result.Given.Count > 0 ? [Given(result)] : Array.Empty<Table>(),
        RankingTables.Of($"{result.ListStudy}, out of all items", result.Lists),
        Chosen(result),
    ];

    /// <summary>
    /// The best published lists, our best ones and the most popular items: a line for each result on data that something was published of.
    /// </summary>
    /// <param name="results">The results.</param>
    public static Table Summary(IReadOnlyList<ListResult> results)
    {
        ListResult[] lines = [.. results.Where(result => result.Published.Count > 0)];
        return new Table(
            "Lists of ten: the best published, and ours",
            Column.Text("study", lines.Select(r => r.ListStudy)),
            Column.Text("data", lines.Select(r => r.Data)),
            Column.Text("metric", lines.Select(r => Last(r))),
            Column.Numbers("most popular", lines.Select(r => r.Mean(TrivialRanker.Popular, Last(r))), Digits),
            Column.Text("best published", lines.Select(r => Top(r).Model + (Top(r).Note is { Length: > 0 } note ? $" ({note})" : ""))),
            Column.Numbers("published", lines.Select(r => Top(r).Figures[Last(r)]), Digits),
            Column.Text("our best by validation rows", lines.Select(BestOf)),
            Column.Numbers("ours", lines.Select(r => r.Mean(BestOf(r), Last(r))), Digits));
    }

    /// <summary>Rankers beside the most popular items, a line for each result.</summary>
    /// <param name="results">The results.</param>
    public static Table AgainstPopular(IReadOnlyList<ListResult> results)
    {
        var lines = results.Select(r => (Result: r, Best: BestOf(r))).ToArray();
        return new Table(
            "Lists of ten beside the most popular items: NDCG@10 out of all items, first seed",
            Column.Text("study", lines.Select(l => l.Result.ListStudy)),
            Column.Text("data", lines.Select(l => l.Result.Data)),
            Column.Numbers("most popular", lines.Select(l => NdcgOf(l.Result, TrivialRanker.Popular)), Digits),
            Column.Text("our best by validation rows", lines.Select(l => l.Best)),
            Column.Numbers("ours", lines.Select(l => NdcgOf(l.Result, l.Best)), Digits),
            Column.Numbers("times", lines.Select(l => NdcgOf(l.Result, l.Best) / NdcgOf(l.Result, TrivialRanker.Popular)), "F1"),
            Column.Intervals("less most popular", lines.Select(l => Find(l.Result, l.Best).Difference), "+0.000;-0.000;0.000"),
            Column.PValues("p", lines.Select(l => Find(l.Result, l.Best).AdjustedP)));
    }

    /// <summary>Published lists and ours by the study's last metric, the best first.</summary>
    /// <param name="result">The result.</param>
    public static Table Short(ListResult result)
    {
        var (lines, metric) = (Lines(result), result.Metrics[^1]);
        return new Table(
            result.Published.Count > 0 ? "Published lists and ours" : "Lists",
            Column.Text("model", lines.Select(l => l.Model)),
            Column.Numbers(metric, lines.Select(l => l.Mean(metric)), Digits, deviations: lines.Select(l => l.Deviation(metric))),
            Column.Text("by", lines.Select(l => l.By)),
            Column.Text("note", lines.Select(l => l.Note)));
    }

    /// <summary>What was published and ours, the best first.</summary>
    internal static IReadOnlyList<ListLine> Lines(ListResult result)
    {
        var ours = result.Runs.GroupBy(run => (run.Ranker, run.IsChosenOnTest)).Select(runs => new ListLine(
            runs.Key.Ranker,
            runs.Key.IsChosenOnTest ? "ours, no result" : "ours",
            runs.Key.IsChosenOnTest ? "parameters chosen on the test rows" : runs.Count() > 1 ? $"{runs.Count()} seeds" : "one seed",
            IsOurs: true,
            [.. runs.Select(run => run.Figures)])
        {
            IsChosenOnTest = runs.Key.IsChosenOnTest,
        });
        return [.. result.Published.Select(p => new ListLine(p.Model, p.Source, p.Note, IsOurs: false, [p.Figures])).Concat(ours)
            .OrderByDescending(line => line.Mean(Last(result)))];
    }

    /// <summary>All metrics of them: means over seeds, ± their deviation.</summary>
    private static Table Beside(ListResult result)
    {
        var lines = Lines(result);
        return new Table(
            $"{result.ListStudy}, {result.Data}: {(result.Published.Count > 0 ? "published lists and ours" : "lists")}",
        [
            Column.Text("model", lines.Select(l => l.Model)),
            .. result.Metrics.Select(metric => Column.Numbers(
                metric, lines.Select(l => l.Mean(metric)), Digits, deviations: lines.Select(l => l.Deviation(metric)))),
            Column.Text("by", lines.Select(l => l.By)),
            Column.Text("note", lines.Select(l => l.Note)),
        ]);
    }

    private static Table Given(ListResult result)
    {
        var (lines, at) = (result.Given, result.Given[0].Judged.At.Count - 1);
        return new Table(
            $"{result.ListStudy}: {lines[0].Judged.Rows:N0} test rows, each among {lines[0].Judged.Negatives:F0} given items, first seed",
            Column.Text("ranker", lines.Select(l => l.Ranker)),
            Column.Intervals($"hit@{lines[0].Judged.At[at].K}", lines.Select(l => (Interval?)l.Judged.At[at].Hit), Digits),
            Column.Intervals($"ndcg@{lines[0].Judged.At[at].K}", lines.Select(l => (Interval?)l.Judged.At[at].Ndcg), Digits),
            Column.Numbers("NDCG less popular", lines.Select(l => l.AgainstPopular?.MeanDifference), "+0.000;-0.000;0.000"),
            Column.PValues("p", lines.Select(l => l.AdjustedP)));
    }

    private static Table Chosen(ListResult result)
    {
        var lines = result.Runs.Where(run => run.Parts.Count > 0 && run.Seed == result.Split.Seed)
            .SelectMany(run => run.Parts.Select(part => (Run: run, Part: part))).ToArray();
        return new Table(
            $"{result.ListStudy}: what was chosen, first seed",
            Column.Text("ranker", lines.Select(l => l.Run.IsChosenOnTest ? $"{l.Run.Ranker}, on test rows" : l.Run.Ranker)),
            Column.Text("part", lines.Select(l => l.Run.Ranker == l.Part.Name ? "" : l.Part.Name)),
            Column.Text("parameters", lines.Select(l => l.Part.Settings.Length > 0 ? l.Part.Settings : "defaults")),
            Column.Numbers("share", lines.Select(l => l.Part.Weight), "F2"),
            Column.Numbers("NDCG@10 on validation rows", lines.Select(l => l.Run.IsChosenOnTest ? null : l.Part.Validation), Digits));
    }

    private static string Last(ListResult result) => result.Metrics[^1];

    internal static PublishedLists Top(ListResult result) => result.Published.MaxBy(p => p.Figures[Last(result)])!;

    /// <summary>The ranker that validation rows put first: auto, where it ran.</summary>
    internal static string BestOf(ListResult result) => result.Runs.Where(run => !run.IsChosenOnTest && run.Validation is not null)
        .GroupBy(run => run.Ranker).MaxBy(runs => runs.Average(run => run.Validation!.Value))?.Key ?? AutoRanker.Name;

    private static Evaluation.Ranking.RankingAt Find(ListResult result, string ranker) =>
        result.Lists.Rankers.First(r => r.Name == ranker).Judged.At[^1];

    internal static double NdcgOf(ListResult result, string ranker) => Find(result, ranker).Mean.Ndcg;
}
