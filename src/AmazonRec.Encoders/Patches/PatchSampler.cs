using AmazonRec.Compute;

namespace AmazonRec.Encoders.Patches;

/// <summary>Patches of pictures as rows of numbers: red, green and blue pixel by pixel, at an even brightness and contrast.</summary>
/// <param name="Size">Pixels of a picture's side.</param>
/// <param name="Patch">Pixels of a patch's side.</param>
public sealed record PatchSampler(int Size, int Patch)
{
    /// <summary>Keeps the noise of flat patches down; in squared levels of 0..255 (Coates et al. 2011).</summary>
    private const float FlatVariance = 10;

    /// <summary>Numbers of a patch.</summary>
    public int Numbers => 3 * Patch * Patch;

    /// <summary>Places of a patch in one direction.</summary>
    public int Places => Size - Patch + 1;

    /// <summary>Draws patches: a picture, a row and a column each, all equally likely.</summary>
    /// <param name="pictures">[size, size, 3] each.</param>
    /// <param name="count">Patches.</param>
    /// <param name="seed">Seed.</param>
    /// <returns>[count, numbers] row-major.</returns>
    public float[] Draw(IReadOnlyList<byte[]> pictures, int count, ulong seed)
    {
        var random = RandomSource.For(seed, "image patches");
        var patches = new float[count * Numbers];
        for (var i = 0; i < count; i++)
        {
            var at = 3 * (ulong)i;
            var picture = pictures[random.Below(pictures.Count, at)];
            Cut(picture, random.Below(Places, at + 1), random.Below(Places, at + 2), patches.AsSpan(i * Numbers, Numbers));
        }

        return patches;
    }

    /// <summary>One patch, less its mean, over the root of its variance plus ten.</summary>
    /// <param name="picture">[size, size, 3].</param>
    /// <param name="x">First column.</param>
    /// <param name="y">First row.</param>
    /// <param name="patch">[patch, patch, 3].</param>
    public void Cut(ReadOnlySpan<byte> picture, int x, int y, Span<float> patch)
    {
        var width = 3 * Patch;
        var (sum, squares) = (0, 0);
        for (var row = 0; row < Patch; row++)
        {
            var from = picture.Slice(3 * (((y + row) * Size) + x), width);
            var to = patch.Slice(row * width, width);
            for (var i = 0; i < width; i++)
            {
                to[i] = from[i];
                sum += from[i];
                squares += from[i] * from[i];
            }
        }

        var mean = (float)sum / Numbers;
        var variance = ((float)squares - (sum * mean)) / (Numbers - 1);
        var scale = 1 / MathF.Sqrt(variance + FlatVariance);
        for (var i = 0; i < Numbers; i++) patch[i] = (patch[i] - mean) * scale;
    }
}
