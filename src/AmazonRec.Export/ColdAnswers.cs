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
        var (users, items) = (cold.AnswersUsers(), cold.AnswersItems());
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
