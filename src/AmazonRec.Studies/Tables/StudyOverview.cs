using AmazonRec.Studies.External;
using AmazonRec.Studies.Lists;
using AmazonRec.Studies.Results;

namespace AmazonRec.Studies.Tables;

/// <summary>What all studies say, a line each: the best that was published, ours, and what the comparison is worth.</summary>
public static class StudyOverview
{
    /// <summary>What the checks with published figures are called.</summary>
    public const string Checks = "external";

    /// <summary>
    /// The lines: checks that can be exact, lists of ten, then predicted stars, each study on the data nearest to the original's.
    /// </summary>
    /// <param name="results">All results: p values are adjusted for all of their lines.</param>
    public static IReadOnlyList<OverviewLine> Lines(ResultsFolder results) => [.. Exact(results), .. Systems(results, own: null)];

    /// <summary>The lines as tables, ours beside what was published, then others' systems run anew.</summary>
    /// <param name="results">All results.</param>
    public static IReadOnlyList<Table> ToTables(ResultsFolder results) =>
    [
        .. new[]
        {
            ToTable("Ours, beside the best that was published and the baseline", [.. Exact(results), .. Systems(results, own: true)]),
            ToTable("Others' systems, trained as published on other data than theirs, beside the baseline", Systems(results, own: false)),
        }.Where(table => table.Rows > 0),
    ];

    private static Table ToTable(string title, IReadOnlyList<OverviewLine> lines) => new(
        title,
        Column.Text("study", lines.Select(l => l.Study)),
        Column.Text("data", lines.Select(l => l.Data)),
        Column.Text("published", lines.Select(l => l.Published)),
        Column.Text("here", lines.Select(l => l.Ours)),
        Column.Text("beside", lines.Select(l => l.Against)),
        Column.Text("verdict", lines.Select(l => l.Verdict)));

    /// <summary>What has published figures on the same data under the same protocol.</summary>
    private static OverviewLine[] Exact(ResultsFolder results) =>
    [
        .. results.External is { } external ? [Of(external)] : Array.Empty<OverviewLine>(),
        .. Nearest(results).Select(line => OnSameSplit(line.Result)).OfType<OverviewLine>(),
        .. results.Lists.Select(Of),
    ];

    /// <summary>Studies of predicted stars beside the baseline: our own, others', or all.</summary>
    private static OverviewLine[] Systems(ResultsFolder results, bool? own)
    {
        var claims = Headline.ClaimsOf(results.Studies);
        return
        [
            .. Nearest(results).Where(line => OnSameSplit(line.Result) is null && (own is null || line.Final.IsOwn == own))
                .Select(line => Of(line, claims)),
        ];
    }

    private static IEnumerable<HeadlineLine> Nearest(ResultsFolder results) =>
        Headline.Lines(results.Studies).DistinctBy(line => line.Result.Study);

    private static OverviewLine Of(ExternalResult result) => new(
        Checks,
        "MovieLens 100k",
        $"{result.Lines.Count} figures of others",
        $"{result.Passed} come out the same",
        "the published figures, within a tolerance",
        result.Passed == result.Lines.Count ? "as published" : $"{result.Lines.Count - result.Passed} differ");

    private static OverviewLine Of(ListResult result)
    {
        if (result.Published.Count == 0)
        {
            var popular = ListTables.NdcgOf(result, Models.Baselines.TrivialRanker.Popular);
            var best = ListTables.BestOf(result);
            return new(
                result.ListStudy, result.Data, "nothing on these data", $"{best}: NDCG@10 {ListTables.NdcgOf(result, best):F3}",
                $"most popular items: {popular:F3}", ListTables.NdcgOf(result, best) > popular ? "higher" : "not higher");
        }

        var (top, metric, ours) = (ListTables.Top(result), result.Metrics[^1], ListTables.BestOf(result));
        var (published, mean) = (top.Figures[metric], result.Mean(ours, metric));
        return new(
            result.ListStudy,
            result.Data,
            $"{top.Model}: {metric} {published:F3}{Aside(top.Note)}",
            $"{ours}: {mean:F3}",
            "the best published, under the same protocol",
            Beside(metric, mean - published, published));
    }

    /// <summary>Our best on a split that others published results of; null where there is none.</summary>
    private static OverviewLine? OnSameSplit(StudyResult result)
    {
        if (ExactTables.OnMovieLens([result]) is null || !result.FinalModel().IsOwn) return null;
        var lines = from published in PublishedModel.All
                    let ours = result.Setting(PublishedModel.Settings[published.Split])?.Find(result.FinalModel().Ran ?? "")
                    where ours is not null
                    orderby published.Rmse
                    select (Published: published, Ours: ours);
        return lines.FirstOrDefault() is not { Ours: not null } line ? null : new(
            result.Study,
            $"MovieLens 100k, {line.Published.Split}",
            $"{line.Published.Model} ({line.Published.Source}): RMSE {line.Published.Rmse:F4}{Aside(line.Published.Note)}",
            $"{line.Ours.Name}: {line.Ours.Rmse.Estimate:F4}",
            "the best published, on the same split",
            Beside("RMSE", line.Ours.Rmse.Estimate - line.Published.Rmse, line.Published.Rmse));
    }

    private static OverviewLine Of(HeadlineLine line, Claims claims)
    {
        var isFull = line.Result.DataKind == DataKind.Full;
        var published = line.Final.Reported is { } reported
            ? $"{line.Final.Name}: {reported.InWords()}{(isFull ? "" : ", on other data")}"
            : "no numbers";
        return new(
            line.Result.Study,
            isFull ? line.Result.Data : $"{line.Result.Data} (stand-in)",
            published,
            line.Model is { } model ? $"{model.Name}: {line.Metrics(model)}" : "not run",
            $"{line.Baseline.Name}: {line.Metrics(line.Baseline)}",
            Headline.VerdictOf(line, claims));
    }

    private static string Beside(string metric, double difference, double published)
    {
        var (by, percent) = (Math.Abs(difference), Math.Abs(100 * difference / published));
        return $"{metric} {(difference < 0 ? "lower" : "higher")} by {by:F3} ({percent:F1} %); not tested";
    }

    private static string Aside(string note) => note.Length > 0 ? $" ({note})" : "";
}
