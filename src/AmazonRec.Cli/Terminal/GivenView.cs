using AmazonRec.Evaluation.Given;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Studies.Tables;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>Evaluated lists and predictions of other tools.</summary>
internal static class GivenView
{
    public static void Write(IAnsiConsole console, ListsEvaluation evaluation)
    {
        foreach (var note in Notes(evaluation)) console.WriteLine(note);
        var cutoffs = evaluation.Lists[0].At.Count;
        for (var cutoff = 0; cutoff < cutoffs; cutoff++) console.Write(Tables.Of(GivenTables.Lists(evaluation, cutoff)));
        console.Write(Tables.Of(GivenTables.Beyond(evaluation)));
        console.WriteLine(evaluation.Formula + ".");
        console.WriteLine(ListsOptions.MapFormula + ".");
        console.WriteLine(Intervals);
        if (evaluation.Differences.Count == 0) return;
        console.Write(Tables.Of(GivenTables.Differences(evaluation.Differences)));
        console.WriteLine(
            $"p is of a paired t test of the users' NDCG. {MultipleComparisons.NoteOf(evaluation.Differences.Count)}");
    }

    public static void Write(IAnsiConsole console, PredictionsEvaluation evaluation)
    {
        console.Write(Tables.Of(GivenTables.Predictions(evaluation)));
        foreach (var file in evaluation.Files) console.WriteLine(Tables.Line(file.Name, file.Calibration));
        console.WriteLine(Intervals);
        if (evaluation.Differences.Count == 0) return;
        console.Write(Tables.Of(GivenTables.Differences(evaluation.Differences)));
        console.WriteLine(
            "p is of a t test of the squared errors with users as clusters. " + MultipleComparisons.NoteOf(evaluation.Differences.Count));
    }

    /// <summary>What was judged, and what was not, in sentences.</summary>
    public static IEnumerable<string> Notes(ListsEvaluation evaluation)
    {
        var truth = evaluation.Truth;
        yield return $"truth: {truth.Name}: {truth.Rows:N0} rows of {truth.Users:N0} users; relevant: "
            + (truth.RelevantFrom is { } from ? $"a rating of {from} or more" : "every row")
            + $", {truth.Pairs:N0} items of {evaluation.UsersJudged:N0} users";
        if (truth.UsersLeftOut > 0)
            yield return $"note: users of the truth without a relevant item: {truth.UsersLeftOut:N0}; they are left out.";
        if (truth.RowsAgain > 0)
            yield return $"note: rows of the truth that repeat a user and an item: {truth.RowsAgain:N0}; a pair counts once, with its "
                + "highest rating.";
        if (truth.PairsInTraining is > 0 and var again)
            yield return $"note: relevant items that their users also have in training: {again:N0}; they count.";
        foreach (var file in evaluation.Lists)
        {
            yield return $"lists: {file.Name}: {file.Rows:N0} rows of {file.Users:N0} users, {Order(file.Order)}";
            if (file.Guess is { } guess) yield return $"note: {file.Name}: {guess}.";
            foreach (var (what, count, becomes) in new (string, int, string)[]
            {
                ("users without a list", file.UsersWithoutList, "each counts as 0"),
                ("users with a list who are not in the truth", file.UsersWithoutTruth, "they are left out"),
                ("users with a list and no relevant item", file.UsersWithoutRelevant, "they are left out"),
                ($"lists shorter than {file.At.Max(at => at.K)}", file.UsersWithShortList, "what is missing counts as not relevant"),
                ("listed items that their users have in training", file.ItemsInTraining ?? 0, "they stay where they are"),
            })
                if (count > 0) yield return $"note: {file.Name}: {what}: {count:N0}; {becomes}.";
        }

        yield return evaluation.Truth.PairsInTraining is null
            ? $"note: without --train, novelty and popularity are left out, and coverage is a share of the {evaluation.Items:N0} items of "
                + "truth and lists."
            : $"note: coverage is a share of the {evaluation.Items:N0} items of training, truth and lists.";
    }

    private const string Intervals = "Intervals are 95 %, of users drawn anew.";

    private static string Order(ListOrder order) => order switch
    {
        ListOrder.Rank => "ordered by rank",
        ListOrder.Score => "ordered by score, the highest first",
        _ => "in the order of the rows",
    };
}
