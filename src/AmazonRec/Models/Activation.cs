namespace AmazonRec.Models;

/// <summary>A function of each number by itself.</summary>
public enum Activation
{
    /// <summary>x.</summary>
    Linear,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>1 / (1 + exp(-x)).</summary>
    Sigmoid,

    /// <summary>tanh(x).</summary>
    Tanh,

    /// <summary>x Φ(x), with Φ of the normal distribution (Hendrycks and Gimpel 2016); exact, not by tanh.</summary>
    Gelu,

    /// <summary>x, or 0.01 x where that is negative (Maas et al. 2013).</summary>
    LeakyRelu,
}
