using AmazonRec.Compute;

namespace AmazonRec.Engines;

/// <summary>Losses that compare the items of a group, of which the first was chosen.</summary>
internal static class GroupLoss
{
    /// <summary>Whether a loss is one of a group, and not of each row by itself.</summary>
    public static bool Is(Loss loss) => loss is Loss.Bpr or Loss.Softmax;

    /// <summary>Refuses groups that there can't be.</summary>
    /// <exception cref="ArgumentException">The size is no power of two from 2 to 128.</exception>
    public static void Check(NetworkOptions options)
    {
        if (Is(options.Loss) && (options.GroupSize is < 2 or > Panels.BlockRows || !int.IsPow2(options.GroupSize)))
            throw new ArgumentException(
                $"The loss {options.Loss} compares the rows of a group, and groups of {options.GroupSize} can't be: a power of two from 2 "
                + $"to {Panels.BlockRows} can.");
    }

    /// <summary>Refuses a batch with a part of a group.</summary>
    /// <exception cref="ArgumentException">It has one.</exception>
    public static void Check(NetworkOptions options, Batch batch)
    {
        if (Is(options.Loss) && batch.Count % options.GroupSize != 0)
            throw new ArgumentException($"A batch of {batch.Count} rows is no whole number of groups of {options.GroupSize}.");
    }

    /// <summary>The loss of a group, and its slope by each prediction.</summary>
    /// <param name="loss">Which.</param>
    /// <param name="predictions">Of the item that was chosen, then of the others.</param>
    /// <param name="scale">What slopes are multiplied by.</param>
    /// <param name="slopes">Receives as many.</param>
    public static double Measure(Loss loss, ReadOnlySpan<float> predictions, float scale, Span<float> slopes) =>
        loss == Loss.Bpr ? Pairs(predictions, scale, slopes) : CrossEntropy(predictions, scale, slopes);

    private static double Pairs(ReadOnlySpan<float> predictions, float scale, Span<float> slopes)
    {
        var (sum, first, others) = (0.0, 0f, predictions.Length - 1);
        for (var at = 1; at < predictions.Length; at++)
        {
            var behind = predictions[at] - predictions[0];
            sum += LossFunction.Value(Loss.Bce, behind, 0);
            slopes[at] = scale / others * LossFunction.Slope(Loss.Bce, behind, 0);
            first -= slopes[at];
        }

        slopes[0] = first;
        return sum / others;
    }

    private static double CrossEntropy(ReadOnlySpan<float> predictions, float scale, Span<float> slopes)
    {
        var (highest, sum) = (float.NegativeInfinity, 0f);
        foreach (var prediction in predictions) highest = Math.Max(highest, prediction);
        for (var at = 0; at < predictions.Length; at++) sum += slopes[at] = MathF.Exp(predictions[at] - highest);
        for (var at = 0; at < predictions.Length; at++) slopes[at] = scale * ((slopes[at] / sum) - (at == 0 ? 1 : 0));
        return highest - (double)predictions[0] + Math.Log(sum);
    }
}
