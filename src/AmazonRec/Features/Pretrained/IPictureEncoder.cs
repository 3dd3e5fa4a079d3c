namespace AmazonRec.Features.Pretrained;

/// <summary>A pretrained network that turns pictures into numbers. May be used by several threads at once.</summary>
public interface IPictureEncoder : IDisposable
{
    /// <summary>What it is.</summary>
    EncoderCard Card { get; }

    /// <summary>
    /// Encodes picture files. A picture's numbers depend on that file alone: not on the others, the number of threads, or the cache.
    /// </summary>
    /// <param name="files">Paths: JPEG, PNG, WebP, GIF, BMP.</param>
    /// <param name="threads">Threads to use at most.</param>
    /// <param name="progress">Told after each.</param>
    /// <param name="cancellation">Ends it between two pictures.</param>
    EncodedPictures Encode(
        IReadOnlyList<string> files, int threads = 1, IProgress<EncodingProgress>? progress = null,
        CancellationToken cancellation = default);
}
