namespace AmazonRec.Compute;

/// <summary>
/// Philox 4x32-10: a counter-based random number generator (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3").
/// The same key and counter give the same 128 bits on every machine and thread; there is no state to keep or to save.
/// </summary>
public static class Philox
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>The four 32-bit words that ten rounds make of <paramref name="counter"/> under <paramref name="key"/>.</summary>
    public static PhiloxBlock Block(ulong key, PhiloxBlock counter)
    {
        var (c0, c1, c2, c3) = counter;
        var k0 = (uint)key;
        var k1 = (uint)(key >> 32);
        for (var round = 0; round < 10; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ k0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ k1, (uint)product0);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return new PhiloxBlock(c0, c1, c2, c3);
    }
}
