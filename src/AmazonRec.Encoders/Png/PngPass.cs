namespace AmazonRec.Encoders.Png;

/// <summary>Which pixels a pass brings: from a first one, every so many.</summary>
/// <param name="X">First column.</param>
/// <param name="Y">First row.</param>
/// <param name="StepX">Columns from one pixel to the next.</param>
/// <param name="StepY">Rows from one to the next.</param>
internal readonly record struct PngPass(int X, int Y, int StepX, int StepY)
{
    private static readonly PngPass[] Plain = [new(0, 0, 1, 1)];

    // Adam7 (ISO 15948, 8.2).
    private static readonly PngPass[] Interlaced =
        [new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2), new(0, 1, 1, 2)];

    /// <summary>The passes of a picture.</summary>
    public static IReadOnlyList<PngPass> Of(PngHeader header) => header.IsInterlaced ? Interlaced : Plain;

    /// <summary>Pixels in a row of the pass.</summary>
    public int Columns(int width) => Math.Max(0, (width - X + StepX - 1) / StepX);

    /// <summary>Rows of the pass.</summary>
    public int Rows(int height) => Math.Max(0, (height - Y + StepY - 1) / StepY);
}
