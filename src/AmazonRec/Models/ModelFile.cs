using AmazonRec.Data.Storage;
using AmazonRec.Models.Layers;

namespace AmazonRec.Models;

/// <summary>A model as JSON: any graph can be saved and read back, also one that a notebook made up.</summary>
public static class ModelFile
{
    /// <summary>The JSON text.</summary>
    public static string Write(Model model) => Json.Write(new Content(
        model.Name,
        model.NameOf(model.Output),
        [.. model.Layers.Select(layer => LayerSpec.FromLayer(layer, model.NameOf(layer), [.. layer.Inputs.Select(model.NameOf)]))]));

    /// <summary>Reads a model.</summary>
    /// <exception cref="FormatException">The file is no model; the message names the file and the layer.</exception>
    public static Model Read(string path)
    {
        var content = Json.Read<Content>(path);
        var layers = new Dictionary<string, Layer>(StringComparer.Ordinal);
        try
        {
            foreach (var spec in content.Layers) layers.Add(spec.Name, spec.ToLayer([.. spec.Inputs.Select(Find)]));
            return new Model(content.Name, Find(content.Output));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }

        Layer Find(string name) =>
            layers.TryGetValue(name, out var layer)
                ? layer
                : throw new FormatException($"The layer '{name}' is read before it is defined.");
    }

    private sealed record Content(string Name, string Output, IReadOnlyList<LayerSpec> Layers);
}
