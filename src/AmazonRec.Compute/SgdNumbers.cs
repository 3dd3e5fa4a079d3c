namespace AmazonRec.Compute;

/// <summary>The numbers of SGD with momentum in one step: v = μ v + g + λ w; w -= lr v.</summary>
/// <param name="Rate">lr.</param>
/// <param name="Momentum">μ.</param>
/// <param name="Decay">λ.</param>
public readonly record struct SgdNumbers(float Rate, float Momentum, float Decay);
