using AmazonRec.Compute;

namespace AmazonRec.Testing.Data;

/// <summary>Damages bytes as transfers, editors and other people's scripts do, and a little worse.</summary>
public sealed class Mutator(string purpose)
{
    private static readonly byte[][] Insertions =
    [
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0], [.. "\""u8], [.. "'"u8], [.. "\\"u8], [.. "\\ud800"u8], [.. "\\x"u8], [.. "<"u8],
        [.. "&#99999999;"u8], [.. "<!--"u8],
        [.. "<script>"u8], [.. "1e999"u8], [.. "-"u8], [.. "\n"u8], [.. "\r\n\""u8], [.. ","u8], [.. "|"u8], [.. "::"u8], [.. "{"u8],
        [.. "}"u8], [.. "]"u8], [.. "None"u8], [.. "u'"u8],
        [.. new string('[', 500).Select(c => (byte)c)], [.. new string('(', 100).Select(c => (byte)c)],
        [.. new string('9', 400).Select(c => (byte)c)],
    ];

    private readonly RandomSource _random = RandomSource.For(7, purpose);
    private ulong _drawn;

    /// <summary>The bytes with one to three mutations.</summary>
    public byte[] Of(ReadOnlySpan<byte> bytes)
    {
        var mutated = bytes.ToArray().ToList();
        for (var left = 1 + Below(3); left > 0; left--) Mutate(mutated);
        return [.. mutated];
    }

    private void Mutate(List<byte> bytes)
    {
        if (bytes.Count == 0) return;
        var at = Below(bytes.Count);
        switch (Below(5))
        {
            case 0:
                bytes[at] ^= (byte)(1 << Below(8));
                break;
            case 1:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 2: // columns go, and whatever else
                bytes.RemoveRange(at, Below(Math.Min(bytes.Count - at, 40) + 1));
                break;
            case 3:
                bytes.InsertRange(at, Insertions[Below(Insertions.Length)]);
                break;
            default:
                bytes.InsertRange(at, bytes.Slice(Below(at + 1), Below(Math.Min(bytes.Count - at, 60) + 1) / 2));
                break;
        }
    }

    private int Below(int bound) => _random.Below(bound, _drawn++);
}
