using AmazonRec.Models;
using AmazonRec.Models.Layers;

namespace AmazonRec.Training;

/// <summary>Refuses a model that this machine has no room for, before it tries.</summary>
internal static class MemoryNeed
{
    /// <summary>Weights, gradients and two moments, each in single precision.</summary>
    private const int BytesPerParameter = 4 * sizeof(float);

    /// <summary>Bytes there are for all that this process holds.</summary>
    public static long Available => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>Bytes that training a model takes, item features included, apart from the rows.</summary>
    public static long Estimate(Model model, ModelShape shape) =>
        (model.Weights(shape).Sum(w => (long)w.Rows * w.Columns) * BytesPerParameter)
        + model.Layers.OfType<FeatureVector>().Sum(features => (long)features.Width * shape.Items * sizeof(float));

    /// <exception cref="ArgumentException">The model is too large; the message says by how much.</exception>
    public static void Check(Model model, ModelShape shape)
    {
        var weights = model.Weights(shape);
        var parameters = weights.Sum(w => (long)w.Rows * w.Columns);
        var (need, have) = ((double)parameters * BytesPerParameter, (double)Available);
        var largest = weights.Max(w => (long)w.Rows * w.Columns * BytesPerParameter / sizeof(float));
        if (need < have && largest < Array.MaxLength) return;
        throw new ArgumentException(
            $"The model has {parameters:N0} parameters: {need / 1e9:N1} GB with their gradients and moments, of {have / 1e9:N1} GB "
            + $"there are, and no weight may be larger than {Array.MaxLength / BytesPerParameter * sizeof(float):N0} numbers. Lower "
            + "--factors or --hidden, or keep fewer users and items.");
    }
}
