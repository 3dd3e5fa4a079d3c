namespace AmazonRec.Features.Pretrained;

/// <summary>A pretrained network that turns texts into numbers. May be used by several threads at once.</summary>
public interface ITextEncoder : IDisposable
{
    /// <summary>What it is.</summary>
    EncoderCard Card { get; }

    /// <summary>
    /// Encodes texts. A text's numbers depend on that text alone: not on the other texts, the number of threads, or the cache.
    /// </summary>
    /// <param name="texts">Any length; long ones are read in pieces and averaged.</param>
    /// <param name="threads">Threads to use at most.</param>
    /// <param name="progress">Told after each.</param>
    /// <param name="cancellation">Ends it between two texts.</param>
    /// <returns>[texts, width] row-major; rows have length 1. A text without a word has zeros.</returns>
    float[] Encode(
        IReadOnlyList<string> texts, int threads = 1, IProgress<EncodingProgress>? progress = null,
        CancellationToken cancellation = default);
}
