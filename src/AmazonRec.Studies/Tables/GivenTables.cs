using AmazonRec.Evaluation.Given;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Ranking;

namespace AmazonRec.Studies.Tables;

/// <summary>Lists and predictions of other tools as tables.</summary>
public static class GivenTables
{
    private const string Digits = "F4";

    /// <summary>The metrics of each file's lists at one cutoff: a row for each metric, a column for each file.</summary>
    /// <param name="evaluation">The lists.</param>
    /// <param name="cutoff">Which of the cutoffs.</param>
    public static Table Lists(ListsEvaluation evaluation, int cutoff)
    {
        var k = evaluation.Lists[0].At[cutoff].K;
        (string Name, Func<RankingIntervals, Interval> Of)[] metrics =
        [
            ($"NDCG@{k}", of => of.Ndcg), ($"recall@{k}", of => of.Recall), ($"precision@{k}", of => of.Precision),
            ($"hit rate@{k}", of => of.Hit), ($"MAP@{k}", of => of.AveragePrecision),
            ($"MAP@{k} over all relevant", of => of.AveragePrecisionOverAll), ($"MRR@{k}", of => of.ReciprocalRank),
        ];
        return new Table(
            $"lists at {k}: means over {evaluation.UsersJudged:N0} users with {evaluation.Truth.Pairs:N0} relevant items in "
            + $"{evaluation.Truth.Name}",
            [
                Column.Text("", metrics.Select(metric => metric.Name)),
                .. evaluation.Lists.Select(
                    file => Column.Intervals(file.Name, metrics.Select(metric => (Interval?)metric.Of(file.At[cutoff].Intervals)), Digits)),
            ]);
    }

    /// <summary>What each file's lists are like, whether or not they are right.</summary>
    /// <param name="evaluation">The lists.</param>
    public static Table Beyond(ListsEvaluation evaluation)
    {
        var beyond = evaluation.Lists.Select(file => file.Beyond).ToArray();
        return new Table(
            $"what the first {evaluation.Lists[0].At.Max(at => at.K)} of each list are like, of {evaluation.Items:N0} items",
            [
                Column.Text("", evaluation.Lists.Select(file => file.Name)),
                Column.Numbers("coverage", beyond.Select(b => b.Coverage), Digits),
                Column.Numbers("Gini", beyond.Select(b => b.Gini), Digits),
                .. beyond.Any(b => !double.IsNaN(b.Novelty))
                    ?
                    [
                        Column.Numbers("novelty, bits", beyond.Select(b => b.Novelty), "F2"),
                        Column.Numbers("popularity", beyond.Select(b => b.Popularity), "F1"),
                        Column.Numbers("popularity bias", beyond.Select(b => b.Popularity / b.PopularityOfRated), "F2"),
                    ]
                    : Array.Empty<Column>(),
            ]);
    }

    /// <summary>Each file's lists less those of each file before it.</summary>
    /// <param name="differences">The comparisons; at least one.</param>
    public static Table Differences(IReadOnlyList<RankingDifference> differences) => new(
        "differences of NDCG; above 0, the first is better",
        [
            Column.Text("", differences.Select(d => $"{d.Ranker} less {d.Against}")),
            Column.Numbers("k", differences.Select(d => (double)d.K), "F0"),
            Column.Intervals("NDCG", differences.Select(d => (Interval?)d.Difference.Ndcg), Column.Signed),
            Column.Numbers("t", differences.Select(d => d.Ndcg.Statistic), "F2"),
            Column.PValues("p", differences.Select(d => (double?)d.Ndcg.PValue)),
            Column.PValues("p, Holm", differences.Select(d => (double?)d.AdjustedP)),
        ]);

    /// <summary>The errors of each file's predictions.</summary>
    /// <param name="evaluation">The predictions.</param>
    public static Table Predictions(PredictionsEvaluation evaluation) => new(
        $"predictions of {evaluation.Rows:N0} ratings of {evaluation.Users:N0} users",
        [
            Column.Text("", evaluation.Files.Select(file => file.Name)),
            Column.Intervals("RMSE", evaluation.Files.Select(file => (Interval?)file.Intervals.Rmse), Digits, Best.Lowest),
            Column.Intervals("MAE", evaluation.Files.Select(file => (Interval?)file.Intervals.Mae), Digits, Best.Lowest),
            Column.Intervals("Pearson", evaluation.Files.Select(file => (Interval?)file.Intervals.Pearson), Digits),
            Column.Numbers("Spearman", evaluation.Files.Select(file => file.Metrics.Spearman), Digits),
            Column.Numbers("R2", evaluation.Files.Select(file => file.Metrics.R2), Digits),
            Column.Numbers("calibration error", evaluation.Files.Select(file => file.Calibration.ExpectedError), Digits),
        ]);

    /// <summary>Each file's errors less those of each file before it.</summary>
    /// <param name="differences">The comparisons; at least one.</param>
    public static Table Differences(IReadOnlyList<PredictionsDifference> differences) => new(
        "differences of errors; below 0, the first is better",
        [
            Column.Text("", differences.Select(d => $"{d.File} less {d.Against}")),
            Column.Intervals("RMSE", differences.Select(d => (Interval?)d.Difference.Rmse), Column.Signed),
            Column.Intervals("MAE", differences.Select(d => (Interval?)d.Difference.Mae), Column.Signed),
            Column.Numbers("t", differences.Select(d => d.T.Statistic), "F2"),
            Column.PValues("p", differences.Select(d => (double?)d.T.PValue)),
            Column.PValues("p, Holm", differences.Select(d => (double?)d.AdjustedP)),
        ]);
}
