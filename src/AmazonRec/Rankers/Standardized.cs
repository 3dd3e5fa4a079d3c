using System.Numerics.Tensors;

namespace AmazonRec.Rankers;

/// <summary>Scores of different rankers on one scale, user by user: less their mean, over their standard deviation, over all items.</summary>
internal static class Standardized
{
    /// <summary>Puts a user's scores on that scale; zeros where all are equal.</summary>
    public static void Apply(Span<float> scores)
    {
        var mean = TensorPrimitives.Sum<float>(scores) / scores.Length;
        TensorPrimitives.Subtract(scores, mean, scores);
        var deviation = MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(scores) / scores.Length);
        if (deviation > 0) TensorPrimitives.Divide(scores, deviation, scores);
    }
}
