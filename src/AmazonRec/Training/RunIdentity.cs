using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models;

namespace AmazonRec.Training;

/// <summary>What makes a run this run: with anything else, going on from its checkpoint would give the numbers of neither.</summary>
/// <param name="Engine">Name of the engine.</param>
/// <param name="Model">The graph, as its file has it.</param>
/// <param name="Split">Hash of the rows.</param>
/// <param name="Features">Name, width and hash of the frozen numbers of the items, and the file they are from; empty without such.</param>
/// <param name="Options">How it is trained.</param>
internal sealed record RunIdentity(string Engine, string Model, string Split, string Features, TrainingOptions Options)
{
    public static RunIdentity Compute(
        IEngine engine, Model model, Split split, TrainingOptions options, IReadOnlyList<ItemFeatures> features) =>
        new(engine.Name, ModelFile.Write(model), Describe(split, options), string.Join(", ", features.Select(Describe)), options);

    /// <summary>That of a run whose rows lie in a file, told by their hash.</summary>
    public static RunIdentity Compute(IEngine engine, Model model, string rows, TrainingOptions options) =>
        new(engine.Name, ModelFile.Write(model), rows, "", options);

    /// <summary>What another run has otherwise, in words; empty for the same run.</summary>
    public IEnumerable<string> DifferencesTo(RunIdentity other)
    {
        if (Engine != other.Engine) yield return $"engine: {Engine}, now {other.Engine}";
        if (Model != other.Model) yield return "the model's layers";
        if (Split != other.Split) yield return $"the rows or their split: {Split}, now {other.Split}";
        if (Features != other.Features) yield return $"the item features: {OrNone(Features)}, now {OrNone(other.Features)}";
        var (mine, others) = (Properties(Options), Properties(other.Options));
        foreach (var name in mine.Select(p => p.Key).Union(others.Select(p => p.Key)))
            if (!JsonNode.DeepEquals(mine[name], others[name])) yield return $"{name}: {Text(mine[name])}, now {Text(others[name])}";
    }

    private static JsonObject Properties(TrainingOptions options) => JsonSerializer.SerializeToNode(options, Json.Options)!.AsObject();

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "none";

    private static string OrNone(string features) => features.Length > 0 ? features : "none";

    /// <summary>Where biases drift, what they are taken at goes by the method, too.</summary>
    private static string Describe(Split split, TrainingOptions options) =>
        options.Optimizer is GibbsSampling { Drift: true } ? $"{split.Hash} ({split.Method})" : split.Hash;

    private static string Describe(ItemFeatures features)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(features.Values.AsSpan())))[..16];
        return $"{features.Name} of {features.Width} "
            + $"({hash}{(features.Report?.File is { } file ? $", from {Path.GetFileName(file)}" : "")})";
    }
}
