namespace AmazonRec.Engines;

/// <summary>
/// Stochastic gradient descent one rating at a time, for models of factors and biases: with e = r - (μ + bu + bi + p · q), before any
/// clipping, bu += lr (e - λ bu), bi += lr (e - λ bi), p += lr (e q - λ p), q += lr (e p - λ q), both from the rows of before (Funk 2006;
/// Koren 2008, eq. 5; the SVD of the library Surprise). μ stays. A step takes its batch's ratings one after another, in their order.
/// </summary>
/// <param name="LearningRate">lr.</param>
/// <param name="Regularization">λ.</param>
public sealed record PerSampleSgd(double LearningRate = 0.005, double Regularization = 0.02) : Optimizer(LearningRate)
{
    /// <summary>
    /// SVD++ (Koren 2008, eq. 15): what a user rated says something whatever the ratings. The user's row is p + |N|^-1/2 Σ y over the items
    /// N that the user rated; each y += lr (e |N|^-1/2 q - λ y). Trained models hold it folded into the user's factors.
    /// </summary>
    public bool ImplicitFeedback { get; init; }

    internal override double StepMomentum => 0;

    internal override void Validate()
    {
        base.Validate();
        CheckStrength("regularization", Regularization);
    }
}
