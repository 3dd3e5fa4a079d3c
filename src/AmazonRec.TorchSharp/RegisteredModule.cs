using System.Collections.Concurrent;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.TorchSharp.Native;
using TorchSharp;

namespace AmazonRec.TorchSharp;

/// <summary>A module by its name: how it is made, and which of its tensors have a row for each user or item.</summary>
/// <param name="name">What models call it.</param>
/// <param name="build">Makes it.</param>
internal sealed class RegisteredModule(string name, Func<ModuleSize, torch.nn.Module> build)
{
    /// <summary>Held by whoever draws from libtorch's own generator: there is one for the process.</summary>
    internal static readonly Lock Generator = new();

    private readonly ConcurrentDictionary<(int Width, string? Arguments), Lazy<IReadOnlyList<Part>>> _parts = new();

    public string Name { get; } = name;

    /// <summary>A new module, whose own start is drawn by a seed.</summary>
    public torch.nn.Module Build(ModuleLayer layer, ModelShape shape, ulong seed)
    {
        Libtorch.Load();
        lock (Generator)
        {
            torch.manual_seed((long)seed);
            return build(new ModuleSize(shape.Users, shape.Items, layer.Inputs.Sum(input => input.OutputWidth), layer.Arguments));
        }
    }

    /// <summary>Its parameters, and the buffers that belong to its state, as weights of a layer.</summary>
    /// <exception cref="ArgumentException">A tensor depends on the number of users or items, and is no table of them.</exception>
    public IReadOnlyList<Weight> Weights(ModuleLayer layer, string layerName, ModelShape shape) => [.. Parts(layer).Select(part =>
    {
        var dimensions = part.Dimensions;
        var (rows, columns) = part.Entity is { } entity ? (shape.Of(entity), Product(dimensions[1..]))
            : dimensions.Length < 2 ? (1, Product(dimensions))
            : ((int)dimensions[0], Product(dimensions[1..]));
        return new Weight($"{layerName}.{part.Name}", rows, columns, Init.Zeros, part.Entity) { IsTrained = part.IsTrained };
    })];

    private static int Product(long[] dimensions) => (int)dimensions.Aggregate(1L, (product, dimension) => product * dimension);

    /// <summary>What grows by one row where there is one user more is a table of users; modules of a few rows tell.</summary>
    private IReadOnlyList<Part> Parts(ModuleLayer layer) =>
        _parts.GetOrAdd((layer.Inputs.Sum(input => input.OutputWidth), layer.Arguments?.GetRawText()), _ => new(() => Probe(layer))).Value;

    private IReadOnlyList<Part> Probe(ModuleLayer layer)
    {
        var shape = new ModelShape(7, 11);
        var (small, users, items) = (Of(shape), Of(shape with { Users = 8 }), Of(shape with { Items = 12 }));
        if (!small.Keys.SequenceEqual(users.Keys) || !small.Keys.SequenceEqual(items.Keys))
            throw Unusable("has other tensors where there are more users or items");
        return [.. small.Select(part =>
        {
            var dimensions = part.Value.Dimensions;
            var byUsers = Grows(part.Key, dimensions, users[part.Key].Dimensions);
            var byItems = Grows(part.Key, dimensions, items[part.Key].Dimensions);
            if (byUsers && byItems) throw Unusable($"has a tensor '{part.Key}' for users and items at once");
            return new Part(part.Key, byUsers ? Entity.User : byItems ? Entity.Item : null, dimensions, part.Value.IsTrained);
        })];

        Dictionary<string, (long[] Dimensions, bool IsTrained)> Of(ModelShape size)
        {
            using var module = Build(layer, size, seed: 0);
            return module.state_dict().ToDictionary(tensor => tensor.Key, tensor => (tensor.Value.shape, tensor.Value.requires_grad));
        }
    }

    private bool Grows(string tensor, long[] before, long[] after)
    {
        if (before.AsSpan().SequenceEqual(after)) return false;
        var isTable = before.Length > 0 && before.Length == after.Length && after[0] == before[0] + 1
            && before.AsSpan(1).SequenceEqual(after.AsSpan(1));
        return isTable ? true : throw Unusable($"has a tensor '{tensor}' that grows with the users or items, but not by a row for each");
    }

    private ArgumentException Unusable(string how) =>
        new($"The module '{Name}' {how}. A table has a row for each user, or for each item, as its first dimension.");

    /// <param name="Name">What the module calls the tensor.</param>
    /// <param name="Entity">Whose rows these are.</param>
    /// <param name="Dimensions">Its shape in a module of few rows.</param>
    /// <param name="IsTrained">Whether steps move it.</param>
    private sealed record Part(string Name, Entity? Entity, long[] Dimensions, bool IsTrained);
}
