using System.Numerics.Tensors;

namespace AmazonRec.Rankers.Vectors;

/// <summary>The loss of an item that was chosen beside some that were drawn, and its slopes.</summary>
internal static class SampledLoss
{
    /// <summary>
    /// BPR: the mean over the drawn items of -ln σ(s₀ - s). BCE: -ln σ(s₀) - Σ ln σ(-s). Softmax: -ln of the share of exp(s₀) in the sum of
    /// all, each score less ln q first, q being the share of the draws that fall on the item: with that, the scores that are best are those
    /// of a softmax over all items (Yi et al. 2019, eq. 3).
    /// </summary>
    /// <param name="loss">Which.</param>
    /// <param name="scores">Of the chosen item, then of the drawn ones. The softmax takes the logarithms off.</param>
    /// <param name="logShares">ln q of each of them; empty where all items are drawn alike.</param>
    /// <param name="slopes">Receives the derivative of the loss with respect to each score.</param>
    /// <returns>The loss.</returns>
    public static double Measure(VectorLoss loss, Span<float> scores, ReadOnlySpan<float> logShares, Span<float> slopes)
    {
        switch (loss)
        {
            case VectorLoss.Bpr:
                return Bpr(scores, slopes);
            case VectorLoss.Bce:
                return Bce(scores, slopes);
            case VectorLoss.Softmax:
                if (!logShares.IsEmpty) TensorPrimitives.Subtract(scores, logShares, scores);
                return Softmax(scores, slopes);
            default:
                throw new ArgumentOutOfRangeException(nameof(loss), loss, "It is not measured on drawn items.");
        }
    }

    private static double Bpr(ReadOnlySpan<float> scores, Span<float> slopes)
    {
        var (sum, pull, count) = (0.0, 0.0, scores.Length - 1);
        for (var i = 1; i <= count; i++)
        {
            var difference = (double)scores[0] - scores[i];
            var slope = Sigmoid(-difference) / count;
            sum += Softplus(-difference);
            pull += slope;
            slopes[i] = (float)slope;
        }

        slopes[0] = (float)-pull;
        return sum / count;
    }

    private static double Bce(ReadOnlySpan<float> scores, Span<float> slopes)
    {
        var sum = Softplus(-scores[0]);
        slopes[0] = (float)-Sigmoid(-scores[0]);
        for (var i = 1; i < scores.Length; i++)
        {
            sum += Softplus(scores[i]);
            slopes[i] = (float)Sigmoid(scores[i]);
        }

        return sum;
    }

    private static double Softmax(ReadOnlySpan<float> scores, Span<float> slopes)
    {
        var (most, sum) = (TensorPrimitives.Max(scores), 0.0);
        for (var i = 0; i < scores.Length; i++) sum += Math.Exp(scores[i] - most);
        for (var i = 0; i < scores.Length; i++) slopes[i] = (float)(Math.Exp(scores[i] - most) / sum);
        slopes[0] -= 1;
        return Math.Log(sum) + most - scores[0];
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>ln(1 + exp x), without overflow.</summary>
    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
}
