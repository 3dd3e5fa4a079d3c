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
            yield return $"note: {truth.UsersLeftOut:N0} users of the truth have no relevant item and are left out.";
        if (truth.RowsAgain > 0)
            yield return $"note: {truth.RowsAgain:N0} rows of the truth repeat a user and an item; each pair counts once, with its highest "
                + "rating.";
        if (truth.PairsInTraining is > 0 and var again)
            yield return $"note: {again:N0} relevant items were also rated by their users in training; they count.";
        foreach (var file in evaluation.Lists)
        {
            yield return $"lists: {file.Name}: {file.Rows:N0} rows of {file.Users:N0} users, {Order(file.Order)}";
            if (file.Guess is { } guess) yield return $"note: {file.Name}: {guess}.";
            if (file.UsersWithoutList > 0)
                yield return $"note: {file.Name}: {file.UsersWithoutList:N0} users of the truth have no list and count as 0.";
            if (file.UsersWithoutTruth > 0)
                yield return $"note: {file.Name}: {file.UsersWithoutTruth:N0} users have a list and are not in the truth; they are left "
                    + "out.";
            if (file.UsersWithoutRelevant > 0)
                yield return $"note: {file.Name}: {file.UsersWithoutRelevant:N0} users have a list and no relevant item; they are left "
                    + "out.";
            if (file.UsersWithShortList > 0)
                yield return $"note: {file.Name}: {file.UsersWithShortList:N0} lists are shorter than {file.At.Max(at => at.K)}; what is "
                    + "missing counts as not relevant.";
            if (file.ItemsInTraining is > 0 and var known)
                yield return $"note: {file.Name}: {known:N0} listed items were rated by their users in training; they stay where they are.";
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
