using AmazonRec.Models;
using AmazonRec.Training;

namespace AmazonRec.Export;

/// <summary>
/// Bias estimates answer for users and items without training rows, where the model has nothing to go by; in the graph, too.
/// </summary>
internal static class ColdAnswers
{
    /// <summary>Adds them where there are such users or items.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="model">The model.</param>
    /// <param name="user">Codes, [n].</param>
    /// <param name="item">Codes, [n].</param>
    /// <param name="predicted">What the model says, [n, 1].</param>
    /// <returns>What is answered, [n, 1].</returns>
    public static string Add(OnnxGraph graph, TrainedModel model, string user, string item, string predicted)
    {
        var cold = model.Cold;
        if (cold.Rule is UnknownRow.Zeros or UnknownRow.Drawn or UnknownRow.ByParts) return predicted;
        // What does not depend on the other side: an item that no user gets an answer for, and a user that gets none for any item.
        var knownUser = Array.FindIndex(cold.UserRatings, ratings => ratings > 0);
        var knownItem = Array.FindIndex(cold.ItemRatings, ratings => ratings > 0);
        bool[] users = [.. Enumerable.Range(0, model.Users.Count).Select(code => cold.Answers(code, knownItem))];
        bool[] items = [.. Enumerable.Range(0, model.Items.Count).Select(code => cold.Answers(knownUser, code))];
        if (!users.Contains(true) && !items.Contains(true)) return predicted;
        var estimates = cold.Estimates;
        var sum = graph.Node(
            "Add", graph.Node("Add", graph.Number(estimates.Mean), Biases("user estimates", estimates.Users, user)),
            Biases("item estimates", estimates.Items, item));
        var answers = graph.Node("Or", Flags("user estimated", users, user), Flags("item estimated", items, item));
        return graph.Node(
            "Where", answers, graph.Node("Clip", sum, graph.Number(estimates.Min), graph.Number(estimates.Max)), predicted);

        string Biases(string name, float[] values, string codes) =>
            graph.Node("Gather", [graph.Table(name, values, values.Length, 1), codes], ("axis", 0L));

        string Flags(string name, bool[] values, string codes) =>
            graph.Node("Gather", [graph.Flags(name, values), codes], ("axis", 0L));
    }
}
