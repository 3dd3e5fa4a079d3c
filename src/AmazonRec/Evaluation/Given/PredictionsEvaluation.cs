using AmazonRec.Data;
using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Evaluation.Given;

/// <summary>Predictions of any tools for the same rows, judged by the ratings beside them and compared with each other.</summary>
/// <param name="Rows">Rows of every file.</param>
/// <param name="Users">Their users.</param>
/// <param name="Items">Their items.</param>
/// <param name="Files">Each file.</param>
/// <param name="Differences">Each file compared with each before it; none with one file.</param>
public sealed record PredictionsEvaluation(
    int Rows, int Users, int Items, IReadOnlyList<JudgedPredictions> Files, IReadOnlyList<PredictionsDifference> Differences)
{
    /// <summary>Judges predictions.</summary>
    /// <param name="files">One or several files, under different names, of the same rows in any order.</param>
    /// <param name="draws">How intervals are drawn.</param>
    /// <param name="cancellation">Ends it between two files.</param>
    /// <exception cref="ArgumentException">The files are of different rows, or an option is out of range; the message names file, line and
    /// remedy.</exception>
    public static PredictionsEvaluation Measure(
        IReadOnlyList<UserItemRows> files, BootstrapOptions? draws = null, CancellationToken cancellation = default)
    {
        if (files.Count == 0) throw new ArgumentException("There are no predictions to judge.");
        if (files.CountBy(file => file.Name).FirstOrDefault(named => named.Value > 1).Key is { } twice)
            throw new ArgumentException($"{twice} is named twice; a file can't be compared with itself.");
        var orders = files.Select(InOrder).ToArray();
        for (var other = 1; other < files.Count; other++) RequireSameRows(files[0], orders[0], files[other], orders[other]);
        var (users, items) = (Numbered(files[0].User, orders[0]), Numbered(files[0].Item, orders[0]));
        var (none, actual) = (new int[orders[0].Length], Column(files[0].Rating!, orders[0]));
        Predictions[] all = [
            .. files.Zip(orders, (file, order) => new Predictions(users, items, actual, Column(file.Prediction!, order), none, none))];
        var judged = new List<JudgedPredictions>();
        foreach (var (file, own) in files.Zip(all))
        {
            cancellation.ThrowIfCancellationRequested();
            judged.Add(new JudgedPredictions(
                file.Name, RatingMetrics.Measure(own.Predicted, own.Actual), Bootstrap.Intervals(own, draws), Calibration.Measure(own)));
        }

        return new PredictionsEvaluation(
            actual.Length, users.Distinct().Count(), items.Distinct().Count(), judged, Compared(files, all, draws, cancellation));
    }

    private static PredictionsDifference[] Compared(
        IReadOnlyList<UserItemRows> files, Predictions[] all, BootstrapOptions? draws, CancellationToken cancellation)
    {
        var compared = new List<(string Against, Comparison Comparison)>();
        for (var own = 1; own < all.Length; own++)
            for (var other = 0; other < own; other++)
            {
                cancellation.ThrowIfCancellationRequested();
                compared.Add((files[other].Name, Comparison.Measure(files[own].Name, all[own], all[other], draws)));
            }

        var adjusted = MultipleComparisons.Holm([.. compared.Select(c => c.Comparison.T.PValue)]);
        return [
            .. compared.Select(
                (c, index) => new PredictionsDifference(
                    c.Comparison.Model, c.Against, c.Comparison.Difference, c.Comparison.T, c.Comparison.Wilcoxon, adjusted[index]))];
    }

    /// <summary>Numbers of rows in the order of user, item and rating, which is the same in all files of the same rows.</summary>
    private static int[] InOrder(UserItemRows file)
    {
        if (file.Rating is null || file.Prediction is null)
            throw new ArgumentException($"{file.Name}: has no {(file.Rating is null ? "rating" : "prediction")} beside each row.");
        var rows = Enumerable.Range(0, file.Count).ToArray();
        Array.Sort(rows, (a, b) =>
            string.CompareOrdinal(file.User[a], file.User[b]) is not 0 and var user ? user
            : string.CompareOrdinal(file.Item[a], file.Item[b]) is not 0 and var item ? item
            : file.Rating[a] != file.Rating[b] ? file.Rating[a].CompareTo(file.Rating[b])
            : a.CompareTo(b));
        return rows;
    }

    /// <exception cref="ArgumentException">The files are of different rows.</exception>
    private static void RequireSameRows(UserItemRows first, int[] order, UserItemRows other, int[] otherOrder)
    {
        const string Remedy = "Predictions are compared on the same rows: give both files the same ones.";
        for (var at = 0; at < Math.Max(order.Length, otherOrder.Length); at++)
        {
            var compared = at == order.Length ? 1 : at == otherOrder.Length ? -1 : Compare(order[at], otherOrder[at]);
            if (compared == 0 && first.Rating![order[at]] != other.Rating![otherOrder[at]])
                throw new ArgumentException(
                    $"{other.Place(otherOrder[at])}: user '{other.User[otherOrder[at]]}' rates item '{other.Item[otherOrder[at]]}' "
                    + $"{other.Rating[otherOrder[at]]}, and {first.Rating[order[at]]} in {first.Place(order[at])}. {Remedy}");
            if (compared == 0) continue;
            var (has, row, lacks) = compared < 0 ? (first, order[at], other) : (other, otherOrder[at], first);
            throw new ArgumentException(
                $"{has.Place(row)}: user '{has.User[row]}' and item '{has.Item[row]}' have no such row in {lacks.Name}. {Remedy}");
        }

        int Compare(int a, int b) =>
            string.CompareOrdinal(first.User[a], other.User[b]) is not 0 and var user
                ? user
                : string.CompareOrdinal(first.Item[a], other.Item[b]);
    }

    /// <summary>Ids of rows, numbered as they come.</summary>
    private static int[] Numbered(IReadOnlyList<string> ids, int[] order)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return Array.ConvertAll(order, row =>
        {
            if (!numbers.TryGetValue(ids[row], out var number)) numbers[ids[row]] = number = numbers.Count;
            return number;
        });
    }

    private static float[] Column(IReadOnlyList<double> values, int[] order) => Array.ConvertAll(order, row => (float)values[row]);
}
