namespace AmazonRec.Features.Images;

/// <summary>
/// What a picture may cost. Both limits are checked before memory is taken for its pixels. Beside its file, held twice, a picture takes 7
/// bytes a pixel while it is decoded, a progressive JPEG up to 13, and a picture that is turned 6 more.
/// </summary>
public sealed record ImageLimits
{
    /// <summary>Pixels. By default 64 million: no product photo has as many.</summary>
    public int MaxPixels { get; init; } = 64_000_000;

    /// <summary>Bytes of a file.</summary>
    public int MaxBytes { get; init; } = 64_000_000;
}
