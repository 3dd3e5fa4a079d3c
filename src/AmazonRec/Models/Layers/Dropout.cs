namespace AmazonRec.Models.Layers;

/// <summary>
/// In training, zeroes each number with probability rate and divides the rest by 1 - rate (Srivastava et al. 2014); else passes on.
/// </summary>
/// <param name="Input">What is thinned.</param>
/// <param name="Rate">Share to drop, from 0 up to but not including 1.</param>
public sealed record Dropout(Layer Input, float Rate) : Layer
{
    /// <inheritdoc/>
    public override int OutputWidth => Input.OutputWidth;

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Inputs => [Input];

    /// <summary>Rejected unless 0 &lt;= rate &lt; 1.</summary>
    public float Rate { get; } = Rate is >= 0 and < 1
        ? Rate
        : throw new ArgumentException($"The dropout rate is {Rate}; it must be at least 0 and below 1.");

    internal override string DefaultName => "dropout";
}
