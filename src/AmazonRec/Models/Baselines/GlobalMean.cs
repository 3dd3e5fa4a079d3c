using AmazonRec.Data;

namespace AmazonRec.Models.Baselines;

/// <summary>Predicts the mean of the training ratings for everyone.</summary>
public sealed class GlobalMean(Ratings train) : IRatingPredictor
{
    /// <summary>The mean of the training ratings.</summary>
    public double Mean { get; } = MeanOf(train);

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions) => predictions.Fill((float)Mean);

    /// <summary>The mean rating.</summary>
    /// <exception cref="ArgumentException">There are no ratings, or only who chose what.</exception>
    internal static double MeanOf(Ratings ratings)
    {
        ratings.RequireRatings();
        if (ratings.Count == 0) throw new ArgumentException("A mean needs at least one rating to be fitted on.", nameof(ratings));
        var sum = 0.0;
        foreach (var value in ratings.Value) sum += value;
        return sum / ratings.Count;
    }
}
