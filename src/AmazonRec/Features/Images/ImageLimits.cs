namespace AmazonRec.Features.Images;

/// <summary>
/// What a picture may cost. Beside its file, held up to three times, a JPEG takes up to 6 bytes a pixel (result and samples), a progressive
/// one 12, a PNG 3 and two rows of up to 8. A file too small for the pixels it promises is refused before they are allocated.
/// </summary>
public sealed record ImageLimits
{
    /// <summary>Pixels, in whole blocks as they are decoded. By default 64 million: no product photo has as many.</summary>
    public int MaxPixels { get; init; } = 64_000_000;

    /// <summary>Bytes of a file.</summary>
    public int MaxBytes { get; init; } = 64_000_000;

    /// <summary>Scans of a progressive JPEG, each of which may visit every block: encoders write about ten.</summary>
    public int MaxScans { get; init; } = 64;
}
