using System.Numerics.Tensors;

namespace AmazonRec.Encoders.Pretrained;

/// <summary>
/// Which output of a network is an item's vector: [1, n] and [1, n, 1, 1] as they are, [1, tokens, n] by the mean over tokens.
/// </summary>
internal static class VectorOutput
{
    /// <summary>What exports of sentence encoders call a vector that is pooled already.</summary>
    private const string Sentence = "sentence_embedding";

    /// <summary>The output to take.</summary>
    /// <param name="model">The network.</param>
    /// <param name="preferTokens">
    /// Whether vectors of tokens go before a whole one: BERT's own whole vector ('pooler_output') was trained for another task.
    /// </param>
    /// <exception cref="FormatException">None fits.</exception>
    public static string Of(OnnxModel model, bool preferTokens)
    {
        var fitting = model.Outputs
            .Where(o => o.Value.IsTensor && o.Value.ElementType == typeof(float) && Fits(o.Value.Dimensions)).ToArray();
        if (fitting.Length == 0)
            throw model.Refuse("an encoder gives float numbers, [1, n], [1, n, 1, 1] or [1, tokens, n].");
        return fitting.FirstOrDefault(o => o.Key == Sentence).Key
            ?? fitting.OrderBy(o => o.Value.Dimensions.Length == 3 == preferTokens ? 0 : 1).First().Key; // a stable order
    }

    /// <summary>Numbers of the vector; 0 where there is none after all, but a map of a picture.</summary>
    public static int Width(long[] shape) => shape switch
    {
        [1, var n] => (int)n,
        [1, var n, 1, 1] => (int)n,
        [1, _, var n] => (int)n,
        _ => 0,
    };

    /// <summary>The mean of an item's vectors, or its only one.</summary>
    public static void Mean(ReadOnlySpan<float> values, long[] shape, Span<float> row)
    {
        var count = values.Length / row.Length;
        Sum(values, row);
        if (count > 1) TensorPrimitives.Divide(row, count, row);
    }

    /// <summary>The sum of vectors.</summary>
    public static void Sum(ReadOnlySpan<float> values, Span<float> row)
    {
        values[..row.Length].CopyTo(row);
        for (var rest = values[row.Length..]; rest.Length > 0; rest = rest[row.Length..])
            TensorPrimitives.Add(row, rest[..row.Length], row);
    }

    private static bool Fits(int[] shape) => shape.Length switch
    {
        2 or 3 => shape[0] <= 1,
        4 => shape[0] <= 1 && shape[2] is 1 or < 0 && shape[3] is 1 or < 0,
        _ => false,
    };
}
