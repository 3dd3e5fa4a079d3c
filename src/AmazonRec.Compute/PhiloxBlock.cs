namespace AmazonRec.Compute;

/// <summary>Four 32-bit words: a Philox counter, or the random bits made of one.</summary>
public readonly record struct PhiloxBlock(uint Word0, uint Word1, uint Word2, uint Word3)
{
    /// <summary>Word <paramref name="lane"/> of 0..3.</summary>
    public uint this[int lane] => lane switch
    {
        0 => Word0,
        1 => Word1,
        2 => Word2,
        3 => Word3,
        _ => throw new ArgumentOutOfRangeException(nameof(lane), lane, "A block has lanes 0 to 3."),
    };
}
