namespace AmazonRec.Compute;

/// <summary>Adam's numbers in one step; both placements of epsilon are w -= rate m / (scale sqrt(v) + ε).</summary>
/// <param name="Rate">Learning rate with its corrections.</param>
/// <param name="Beta1">Decay of the mean gradient.</param>
/// <param name="Beta2">Decay of the mean squared gradient.</param>
/// <param name="OneMinusBeta1">The gradient's part of the mean. To be subtracted in double precision: 1 - .999f is off by 1.3e-5 of itself.</param>
/// <param name="OneMinusBeta2">The squared gradient's part, likewise.</param>
/// <param name="RootScale">What the root is multiplied by.</param>
/// <param name="Epsilon">Keeps the quotient finite.</param>
/// <param name="Keep">What weights are first multiplied by: 1 - lr λ where decay is decoupled, else 1.</param>
/// <param name="Decay">λ of a decay inside the gradient, else 0.</param>
public readonly record struct AdamNumbers(
    float Rate, float Beta1, float Beta2, float OneMinusBeta1, float OneMinusBeta2, float RootScale, float Epsilon, float Keep = 1,
    float Decay = 0);
