using System.Text.Json;

namespace AmazonRec.Models.Layers;

/// <summary>
/// Code in place of a graph: a <c>torch.nn.Module</c>, by the name it is registered under. It is given the codes of user and item, and
/// after them the layers that it reads, side by side: [batch, width]. Only the torch engine runs it.
/// </summary>
public sealed record ModuleLayer : Layer
{
    /// <summary>A layer of a module.</summary>
    /// <param name="module">The module's name.</param>
    /// <param name="inputs">What it reads beside the codes.</param>
    public ModuleLayer(string module, params IReadOnlyList<Layer> inputs) => (Module, Inputs) = (module, [.. inputs]);

    /// <summary>The name under which the module is registered.</summary>
    public string Module { get; }

    /// <summary>What it is built with; null for nothing.</summary>
    public JsonElement? Arguments { get; init; }

    /// <summary>Columns of its output; by default one, a predicted rating.</summary>
    public int Width { get => _width; init => _width = Positive(value, nameof(Width)); }

    /// <inheritdoc/>
    public override int OutputWidth => Width;

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Inputs { get; }

    internal override string DefaultName => "module";

    internal override IEnumerable<Weight> WeightsFor(string name, ModelShape shape) => ModuleWeights.List(this, name, shape);

    private readonly int _width = 1;
}
