namespace AmazonRec.Compute.Factors;

/// <summary>Row numbers from outside, checked once before kernels trust them.</summary>
internal static class Codes
{
    /// <exception cref="ArgumentOutOfRangeException">A code is negative, or not below <paramref name="bound"/>.</exception>
    public static void ThrowUnlessBelow(int bound, ReadOnlySpan<int> codes)
    {
        var highest = 0u; // a negative code is a high one
        foreach (var code in codes) highest = Math.Max(highest, (uint)code);
        if (codes.Length > 0 && highest >= (uint)bound)
            throw new ArgumentOutOfRangeException(nameof(codes), (int)highest, $"A code is outside of the {bound} rows there are.");
    }
}
