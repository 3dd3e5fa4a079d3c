using AmazonRec.Compute;

namespace AmazonRec.Synthesis.Pictures;

/// <summary>
/// A picture that shows what an item is: the ground's colour its topic; a disc its size (small things, small disc), stripes its speed,
/// a frame its build and a corner how easy it is; a square its maker; and a little noise the item itself. Whole numbers only, so that
/// every platform draws the same.
/// </summary>
internal static class ItemPicture
{
    /// <summary>Width and height in pixels.</summary>
    public const int Size = 64;

    private const int Middle = Size / 2;
    private const int Mark = 8;
    private const int Noise = 8;

    private static readonly int[] Grounds = [0xB03A48, 0xD9822B, 0xC9B458, 0x4F9D5D, 0x3C8DAD, 0x4B5FA8, 0x8A5AA5, 0x6E6E6E];

    /// <summary>The pixels, [64, 64, 3] row-major: red, green, blue.</summary>
    public static byte[] Draw(ulong seed, SyntheticItems items, int item)
    {
        var traits = items.Traits(item);
        var ground = Grounds[items.Topics[item]];
        var radius = 16 - Level(traits[1], 10);
        var stripe = 9 - Level(traits[0], 6);
        var frame = 4 + Level(traits[2], 4);
        var corner = 12 + Level(traits[3], 12);
        var brand = 0x10101 * (20 + 9 * items.Brands[item]);
        var grain = new Draws(RandomSource.For(seed, "synthesis picture", (uint)item));
        var pixels = new byte[Size * Size * 3];
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var edge = Math.Min(Math.Min(x, y), Math.Min(Size - 1 - x, Size - 1 - y));
                var (dx, dy) = (x - Middle, y - Middle);
                var colour = edge < frame ? 0x202020
                    : x - frame < Mark && y - frame < Mark ? brand
                    : x + y > 2 * (Size - 1 - frame) - corner ? 0xFFFFFF
                    : dx * dx + dy * dy < radius * radius ? 0xF2E8D0
                    : y / stripe % 2 == 0 ? ground
                    : ground / 2 & 0x7F7F7F;
                for (var channel = 0; channel < 3; channel++)
                {
                    var value = (colour >> (16 - 8 * channel) & 0xFF) + grain.Below(Noise) - Noise / 2;
                    pixels[3 * (y * Size + x) + channel] = (byte)Math.Clamp(value, 0, 255);
                }
            }
        }

        return pixels;
    }

    // A trait from -2 to 2 as a whole number from -most to most.
    private static int Level(float trait, int most) => (int)(Math.Clamp(trait, -2f, 2f) * 64f) * most / 128;
}
