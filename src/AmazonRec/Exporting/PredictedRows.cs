using AmazonRec.Data;
using AmazonRec.Training;

namespace AmazonRec.Exporting;

/// <summary>Rows of a user and an item with what a model predicts for them, in their order.</summary>
/// <param name="Users">Ids.</param>
/// <param name="Items">Ids.</param>
/// <param name="Ratings">What the users gave; null where the rows do not tell.</param>
/// <param name="Predictions">Stars; null for a user or an item that the model has no row of.</param>
/// <param name="Deviations">One standard deviation of the rating around each prediction; null where the model does not tell.</param>
public sealed record PredictedRows(
    IReadOnlyList<string> Users,
    IReadOnlyList<string> Items,
    float[]? Ratings,
    float?[] Predictions,
    float?[]? Deviations)
{
    /// <summary>How many rows there are.</summary>
    public int Count => Predictions.Length;

    /// <summary>How many have no prediction.</summary>
    public int Unknown => Predictions.Count(prediction => prediction is null);

    /// <summary>Predicts rows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">The rows; their users and items may have other codes, or be unknown.</param>
    public static PredictedRows Of(TrainedModel model, Ratings rows)
    {
        var (users, items) = (Codes(rows.Users, model.Users), Codes(rows.Items, model.Items));
        int[] known = [.. Enumerable.Range(0, rows.Count).Where(row => users[rows.User[row]] >= 0 && items[rows.Item[row]] >= 0)];
        var asked = new Ratings(
            model.Users, model.Items, Array.ConvertAll(known, row => users[rows.User[row]]),
            Array.ConvertAll(known, row => items[rows.Item[row]]), Array.ConvertAll(known, row => rows.Value[row]), new long[known.Length]);
        var deviations = known.Length > 0 ? model.Deviations(asked) : null;
        return new PredictedRows(
            [.. rows.User.Select(user => rows.Users[user])], [.. rows.Item.Select(item => rows.Items[item])],
            rows.IsImplicit ? null : [.. rows.Value], Placed(model.Predict(asked)), deviations is null ? null : Placed(deviations));

        static int[] Codes(Vocabulary own, Vocabulary of) =>
            [.. own.Ids.Select(id => of.TryGetCode(id, out var code) ? code : -1)];

        float?[] Placed(float[] values)
        {
            var all = new float?[rows.Count];
            for (var i = 0; i < known.Length; i++) all[known[i]] = values[i];
            return all;
        }
    }
}
