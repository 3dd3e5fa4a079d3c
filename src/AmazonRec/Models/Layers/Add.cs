namespace AmazonRec.Models.Layers;

/// <summary>The element-wise sum: [batch, width].</summary>
public sealed record Add : Layer
{
    /// <summary>Inputs of equal width.</summary>
    public Add(params IReadOnlyList<Layer> inputs)
    {
        Inputs = inputs.Count > 0 ? [.. inputs] : throw new ArgumentException("Name at least one input.", nameof(inputs));
        foreach (var input in Inputs) _ = Dot.SameWidth(Inputs[0], input);
    }

    /// <inheritdoc/>
    public override int OutputWidth => Inputs[0].OutputWidth;

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Inputs { get; }

    internal override string DefaultName => "add";
}
