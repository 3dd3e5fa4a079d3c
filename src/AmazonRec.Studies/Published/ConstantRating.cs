using AmazonRec.Models;

namespace AmazonRec.Studies.Published;

/// <summary>Predicts the same rating for everyone, whatever the training rows: what a network says that has learned nothing.</summary>
/// <param name="rating">In stars.</param>
internal sealed class ConstantRating(float rating) : IRatingPredictor
{
    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions) => predictions.Fill(rating);
}
