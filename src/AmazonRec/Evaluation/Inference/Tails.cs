using MathNet.Numerics;
using MathNet.Numerics.RootFinding;

namespace AmazonRec.Evaluation.Inference;

/// <summary>How likely chance alone goes as far: the tails of the normal distribution and of Student's t, both signs.</summary>
internal static class Tails
{
    /// <summary>How likely a standard normal number at least as far from 0 is.</summary>
    public static double Normal(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));

    /// <summary>
    /// How likely a t at least as far from 0 is: to 1e-12 of itself up to 1,000 degrees of freedom, to 1e-9 up to a million.
    /// </summary>
    public static double Student(double t, double freedom)
    {
        if (double.IsInfinity(t)) return 0;
        var square = t * t;
        // The tail of a small t is nearly 1, and is found from what it lacks.
        return square < 1
            ? 1 - SpecialFunctions.BetaRegularized(.5, freedom / 2, square / (freedom + square))
            : SpecialFunctions.BetaRegularized(freedom / 2, .5, freedom / (freedom + square));
    }

    /// <summary>The t that a share <paramref name="level"/> of all lies within.</summary>
    /// <remarks>MathNet's own StudentT.InvCDF looks no further than 800, which two values pass at a level of .9999.</remarks>
    public static double StudentQuantile(double level, double freedom) =>
        Brent.FindRootExpand(t => (Student(t, freedom) / (1 - level)) - 1, 0, 1, accuracy: 1e-14, maxIterations: 200);
}
