using System.Collections.Concurrent;
using AmazonRec.Models.Layers;
using WeightsOf = System.Func<
    AmazonRec.Models.Layers.ModuleLayer, string, AmazonRec.Models.ModelShape,
    System.Collections.Generic.IReadOnlyList<AmazonRec.Models.Weight>>;

namespace AmazonRec.Models;

/// <summary>The weights of registered modules. The plug-in that has the modules tells; graphs are read and saved without it.</summary>
internal static class ModuleWeights
{
    private static readonly ConcurrentDictionary<string, WeightsOf> Known = new(StringComparer.Ordinal);

    /// <summary>Makes a name known, or means something else by it from now on.</summary>
    /// <param name="module">The module's name.</param>
    /// <param name="weights">The weights of a layer of it, by the layer's name.</param>
    public static void Register(string module, WeightsOf weights) => Known[module] = weights;

    /// <summary>The weights of a layer.</summary>
    /// <exception cref="KeyNotFoundException">Its module is not registered.</exception>
    public static IReadOnlyList<Weight> List(ModuleLayer layer, string name, ModelShape shape) =>
        Known.TryGetValue(layer.Module, out var weights) ? weights(layer, name, shape) : throw NotRegistered(layer.Module);

    /// <summary>What to do about a name that nobody registered.</summary>
    public static KeyNotFoundException NotRegistered(string module) => new(
        $"The model is the torch.nn.Module '{module}', which is not registered here. " +
        $"Call TorchModules.Register(\"{module}\", ...) first, or name the assembly that does (--plugin FILE.dll).");
}
