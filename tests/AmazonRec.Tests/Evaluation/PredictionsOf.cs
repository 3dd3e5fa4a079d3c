using AmazonRec.Evaluation;

namespace AmazonRec.Tests.Evaluation;

/// <summary>Predictions made up for a test.</summary>
internal static class PredictionsOf
{
    /// <summary>Rows of a rating and a prediction, each by a user of its own unless users are given.</summary>
    public static Predictions Rows(
        float[] actual, float[] predicted, int[]? users = null, int[]? userRatings = null, int[]? itemRatings = null)
    {
        int[] ones = [.. Enumerable.Repeat(1, actual.Length)];
        int[] numbers = [.. Enumerable.Range(0, actual.Length)];
        return new Predictions(users ?? numbers, numbers, actual, predicted, userRatings ?? ones, itemRatings ?? ones);
    }
}
