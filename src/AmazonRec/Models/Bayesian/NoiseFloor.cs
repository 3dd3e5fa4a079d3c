namespace AmazonRec.Models.Bayesian;

/// <summary>
/// The least variance of ratings around predictions that is believed. A rating is what a user thinks, rounded to a step of the scale; the
/// rounding alone has a variance of step² / 12 (Sheppard 1898, "On the calculation of the most probable values of frequency constants"), and
/// a model that claims to know ratings better has learned them by heart. Without a floor, few rows that are nearly all alike draw the
/// variance to nothing, as factors explain the odd ones one by one (Salakhutdinov and Mnih 2008 keep it fixed). A round that draws less
/// takes the floor; where none does, every bit is as without.
/// </summary>
internal static class NoiseFloor
{
    private const double MostOfVariance = .5; // ratings of two values that are nearly all alike are not noise alone

    /// <summary>The floor, in squared units of the ratings; 0 where all are equal.</summary>
    /// <param name="ratings">Of the training rows. Their step is the least difference of two that differ.</param>
    public static double Of(float[] ratings)
    {
        float[] values = [.. ratings.Distinct().Order()];
        if (values.Length < 2) return 0;
        var step = double.PositiveInfinity;
        for (var at = 1; at < values.Length; at++) step = Math.Min(step, (double)values[at] - values[at - 1]);
        var mean = ratings.Average(rating => (double)rating);
        var variance = ratings.Average(rating => (rating - mean) * (rating - mean));
        return Math.Min(step * step / 12, MostOfVariance * variance);
    }
}
