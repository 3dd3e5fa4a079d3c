using AmazonRec.Models.Layers;

namespace AmazonRec.Training;

/// <summary>Where a model turns its last sum into a rating: nowhere, or by a sigmoid onto a range.</summary>
/// <param name="Range">The sigmoid's; null where the sum is the rating.</param>
internal sealed record RatingLink(ScaleToRange? Range)
{
    /// <summary>A sigmoid never reaches the ends of its range: what is nearer to them than this share of it counts as so far away.</summary>
    private const double Margin = .005;

    /// <summary>The slope of the sigmoid, at least: a start need not be exact where it is flat.</summary>
    private const double LeastSlope = 1e-3;

    /// <summary>The sum that gives a rating.</summary>
    public double SumFor(double rating)
    {
        if (Range is null) return rating;
        var share = ShareOf(rating);
        return Math.Log(share / (1 - share));
    }

    /// <summary>A rating within what the model can predict.</summary>
    public double Reachable(double rating) => Range is null ? rating : Range.Min + (ShareOf(rating) * Span);

    /// <summary>The rating that a sum gives, and how fast it grows with the sum.</summary>
    public (double Rating, double Slope) At(double sum)
    {
        if (Range is null) return (sum, 1);
        var share = 1 / (1 + Math.Exp(-sum));
        return (Range.Min + (share * Span), Math.Max(LeastSlope, Span * share * (1 - share)));
    }

    private double Span => (double)Range!.Max - Range.Min;

    private double ShareOf(double rating) => Math.Clamp((rating - Range!.Min) / Span, Margin, 1 - Margin);
}
