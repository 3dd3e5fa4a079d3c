using AmazonRec.Data.Storage;
using AmazonRec.Features;

namespace AmazonRec.Training;

/// <summary>
/// The content of a trained model's items as it read it: a tensor [items, width] for each name, in the order of the item codes, and what
/// was done to it in the notes.
/// </summary>
internal static class FeaturesFile
{
    public static void Write(string path, IReadOnlyList<ItemFeatures> features)
    {
        var tensors = features.ToDictionary(f => f.Name, f => new Tensor([f.Values.Length / f.Width, f.Width], f.Values));
        var notes = features.Where(f => f.Report is not null).ToDictionary(f => f.Name, f => Json.Write(f.Report));
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
            })];
        }
        catch (FormatException e)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
    }
}
