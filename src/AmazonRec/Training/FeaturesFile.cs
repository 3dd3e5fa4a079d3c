using AmazonRec.Data.Storage;
using AmazonRec.Features;

namespace AmazonRec.Training;

/// <summary>
/// The content of a trained model's items as it read it: a tensor [items, width] for each name, in the order of the item codes, and in the
/// notes what it was made of and, under <c>scaler/name</c>, how it was scaled.
/// </summary>
internal static class FeaturesFile
{
    private const string ScalerPrefix = "scaler/";

    public static void Write(string path, IReadOnlyList<ItemFeatures> features)
    {
        var tensors = features.ToDictionary(f => f.Name, f => new Tensor([f.Values.Length / f.Width, f.Width], f.Values));
        var notes = features.Where(f => f.Report is not null).ToDictionary(f => f.Name, f => Json.Write(f.Report));
        foreach (var own in features.Where(f => f.Scaler is not null)) notes[ScalerPrefix + own.Name] = Json.Write(own.Scaler);
        AtomicFile.Write(path, stream => Safetensors.Write(stream, tensors, notes));
    }

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FormatException">It is damaged.</exception>
    public static IReadOnlyList<ItemFeatures> Read(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException(
                $"{path}: is missing, and the model reads features of the items. Copy the folder as a whole, or train again.", path);
        var tensors = Safetensors.Read(path, out var notes);
        try
        {
            return [.. tensors.Select(t => new ItemFeatures(t.Key, t.Value.Shape is [_, var width] ? width : throw new FormatException(
                $"the tensor '{t.Key}' has {t.Value.Shape.Length} axes instead of two."), t.Value.As<float>())
            {
                Report = notes.TryGetValue(t.Key, out var report) ? Json.Parse<FeatureReport>(report) : null,
                Scaler = notes.TryGetValue(ScalerPrefix + t.Key, out var scaler) ? ScalerOf(scaler, t.Value.Shape[1]) : null,
            })];
        }
        catch (FormatException e)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>The scaler of features of a width, the column that marks items without content included or not.</summary>
    private static FeatureScaler ScalerOf(string note, int width)
    {
        var scaler = Json.Parse<FeatureScaler>(note);
        return scaler.Means.Count == scaler.Scales.Count && (scaler.Means.Count == width || scaler.Means.Count == width - 1)
            ? scaler
            : throw new FormatException(
                $"the scaler of '{scaler.Name}' has {scaler.Means.Count} means and {scaler.Scales.Count} scales for {width} numbers.");
    }
}
