using AmazonRec.Models;
using AmazonRec.Training;

namespace AmazonRec.Studies.Tables;

/// <summary>Models as tables.</summary>
public static class ModelTables
{
    /// <summary>Layers in order: what each reads, how wide it is, and how many numbers it learns.</summary>
    public static Table Layers(Model model, ModelShape shape)
    {
        var parameters = model.Layers.Select(layer => model.WeightsOf(layer, shape).Sum(w => (double)w.Rows * w.Columns)).ToArray();
        return Layers(
            $"{model.Name}: {parameters.Sum():N0} parameters for {shape.Users:N0} users and {shape.Items:N0} items",
            model,
            Column.Numbers("parameters", parameters, "N0"));
    }

    /// <summary>Layers in order: what each reads, and how wide it is.</summary>
    public static Table Layers(Model model) => Layers($"Layers of {model.Name}", model);

    /// <summary>Sanity checks of several models, one a row.</summary>
    public static Table Sanity(params IReadOnlyList<(string Model, SanityCheck Check)> checks) => new(
        "Before training: the loss at the start, and one batch learned by heart",
        Column.Text("model", checks.Select(c => c.Model)),
        Column.Numbers("mean prediction at start", checks.Select(c => c.Check.MeanPrediction), "F3"),
        Column.Numbers("MSE at start", checks.Select(c => c.Check.Start), "F3"),
        Column.Numbers("MSE of the batch's mean", checks.Select(c => c.Check.Constant), "F3"),
        Column.Numbers("MSE at the end", checks.Select(c => c.Check.End), "F5"),
        Column.Numbers("steps", checks.Select(c => (double)c.Check.Losses.Count), "N0"),
        Column.Numbers("rows", checks.Select(c => (double)c.Check.Rows), "N0"));

    private static Table Layers(string title, Model model, params Column[] more) => new(
        title,
        [
            Column.Text("layer", model.Layers.Select(model.NameOf)),
            Column.Text("kind", model.Layers.Select(layer => layer.GetType().Name)),
            Column.Text("reads", model.Layers.Select(layer => string.Join(", ", layer.Inputs.Select(model.NameOf)))),
            Column.Numbers("width", model.Layers.Select(layer => (double)layer.OutputWidth), "N0"),
            .. more,
        ]);
}
