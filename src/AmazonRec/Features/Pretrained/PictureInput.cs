using System.Globalization;
using AmazonRec.Data.Storage;
using AmazonRec.Features.Images;

namespace AmazonRec.Features.Pretrained;

/// <summary>How pictures are shown to an encoder; what is null is the encoder's own.</summary>
/// <param name="Size">Pixels of the square's side.</param>
/// <param name="Framing">How a picture comes into the square.</param>
/// <param name="Normalization">What is done to the levels 0 to 255, as <see cref="PixelNormalization"/> reads it.</param>
public sealed record PictureInput(int? Size = null, Framing? Framing = null, string? Normalization = null)
{
    private const string Pixels = " px";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static PictureInput Parse(string text)
    {
        var parts = text.Split(", ");
        if (parts.Length != 3 || !parts[0].EndsWith(Pixels, StringComparison.Ordinal)
            || !int.TryParse(parts[0][..^Pixels.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || !EnumName.All<Framing>().TryGetValue(parts[1], out var framing))
            throw new FormatException($"'{text}' does not say how pictures are encoded, such as '224 px, crop, imagenet'.");
        return new PictureInput(size, framing, parts[2]);
    }

    /// <summary>Such as <c>224 px, crop, imagenet</c>.</summary>
    public override string ToString() => $"{Size}{Pixels}, {(Framing is { } framing ? EnumName.Of(framing) : "")}, {Normalization}";
}
