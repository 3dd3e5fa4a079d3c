namespace AmazonRec.Models;

/// <summary>A weighted sum of predictors and a constant.</summary>
/// <param name="Parts">The predictors.</param>
/// <param name="Weights">One for each.</param>
/// <param name="Constant">Added to the sum, in stars.</param>
public sealed record Blend(IReadOnlyList<IRatingPredictor> Parts, IReadOnlyList<double> Weights, double Constant = 0) : IRatingPredictor
{
    /// <summary>The plain average.</summary>
    public static Blend Average(IReadOnlyList<IRatingPredictor> parts) => new(parts, [.. parts.Select(_ => 1.0 / parts.Count)]);

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions)
    {
        var (sums, own) = (new double[users.Length], new float[users.Length]);
        Array.Fill(sums, Constant);
        for (var part = 0; part < Parts.Count; part++)
        {
            Parts[part].Predict(users, items, own);
            for (var row = 0; row < sums.Length; row++) sums[row] += Weights[part] * own[row];
        }

        for (var row = 0; row < sums.Length; row++) predictions[row] = (float)sums[row];
    }

    /// <inheritdoc/>
    public bool HasContentOf(int item) => Parts.Any(part => part.HasContentOf(item));

    /// <inheritdoc/>
    public void ScoreItems(int user, Span<float> scores)
    {
        var (sums, own) = (new double[scores.Length], new float[scores.Length]);
        Array.Fill(sums, Constant);
        for (var part = 0; part < Parts.Count; part++)
        {
            Parts[part].ScoreItems(user, own); // parts may know a shorter way to all items than pair by pair
            for (var item = 0; item < sums.Length; item++) sums[item] += Weights[part] * own[item];
        }

        for (var item = 0; item < sums.Length; item++) scores[item] = (float)sums[item];
    }
}
