namespace AmazonRec.Models.Layers;

/// <summary>
/// activation(x), each number by itself: [batch, width]. A dense layer has an activation of its own; this is for what follows a norm.
/// </summary>
/// <param name="Input">x.</param>
/// <param name="Activation">Which.</param>
public sealed record Activate(Layer Input, Activation Activation) : Layer
{
    /// <inheritdoc/>
    public override int OutputWidth => Input.OutputWidth;

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Inputs => [Input];

    internal override string DefaultName => "activation";
}
