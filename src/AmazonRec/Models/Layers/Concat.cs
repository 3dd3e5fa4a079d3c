namespace AmazonRec.Models.Layers;

/// <summary>The inputs side by side: [batch, sum of widths].</summary>
public sealed record Concat : Layer
{
    /// <summary>The inputs in their order.</summary>
    public Concat(params IReadOnlyList<Layer> inputs) =>
        Inputs = inputs.Count > 0 ? [.. inputs] : throw new ArgumentException("Name at least one input.", nameof(inputs));

    /// <summary>Whether the inputs were trained apart, each as a model of its own, and are only weighed here: a blend.</summary>
    public bool TrainedApart { get; init; }

    /// <inheritdoc/>
    public override int OutputWidth => Inputs.Sum(input => input.OutputWidth);

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Inputs { get; }

    internal override string DefaultName => "concat";
}
