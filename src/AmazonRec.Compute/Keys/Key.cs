namespace AmazonRec.Compute.Keys;

/// <summary>A key in a text.</summary>
/// <param name="Hash">Its fingerprint, <see cref="ByteHash"/>.</param>
/// <param name="Start">Its first byte in the text.</param>
/// <param name="Length">How many bytes it has.</param>
public readonly record struct Key(ulong Hash, int Start, int Length)
{
    /// <summary>A key and its fingerprint.</summary>
    public static Key Of(ReadOnlySpan<byte> text, int start, int length) => new(ByteHash.Compute(text.Slice(start, length)), start, length);
}
