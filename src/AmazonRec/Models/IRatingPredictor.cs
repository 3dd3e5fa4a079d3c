namespace AmazonRec.Models;

/// <summary>Predicts ratings: a trained network, or a baseline beside it.</summary>
public interface IRatingPredictor
{
    /// <summary>Writes the predicted rating of each pair of user and item codes.</summary>
    /// <param name="users">Codes of the users.</param>
    /// <param name="items">Codes of the items, as many.</param>
    /// <param name="predictions">Receives as many ratings.</param>
    void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions);
}
