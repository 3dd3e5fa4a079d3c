using System.Text;

namespace AmazonRec.Compute;

/// <summary>
/// Random numbers addressed by what they are for: (seed, purpose, part, index). Asking twice gives the same number; asking in another
/// order, or from another thread, changes nothing.
/// </summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Purpose">What the numbers are for, as <see cref="For"/> makes it of a name.</param>
/// <param name="Part">A step, epoch, user or fold within the purpose.</param>
public readonly record struct RandomSource(ulong Seed, uint Purpose, uint Part = 0)
{
    /// <summary>The source for a named purpose, such as "shuffle" or "init user.embedding".</summary>
    public static RandomSource For(ulong seed, string purpose, uint part = 0)
    {
        var hash = 2166136261u; // FNV-1a
        foreach (var b in Encoding.UTF8.GetBytes(purpose)) hash = (hash ^ b) * 16777619u;
        return new RandomSource(seed, hash, part);
    }

    /// <summary>32 random bits.</summary>
    public uint Bits(ulong index) => Block(index >> 2)[(int)(index & 3)];

    /// <summary>
    /// The four words that <see cref="Bits"/> gives for 4·<paramref name="index"/> and the next three: a quarter of the work.
    /// </summary>
    public PhiloxBlock Block(ulong index) => Philox.Block(Seed, new PhiloxBlock((uint)index, (uint)(index >> 32), Part, Purpose));

    /// <summary>Uniform in [0, 1), a multiple of 2^-24: exact in single precision.</summary>
    public float Uniform(ulong index) => (Bits(index) >> 8) * (1f / (1 << 24));

    /// <summary>Uniform in [0, 1) with 53 random bits.</summary>
    public double UniformDouble(ulong index) => (Bits64(index) >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number in [0, <paramref name="bound"/>), by multiply-shift: the bias is below bound / 2^64.</summary>
    public int Below(int bound, ulong index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)Math.BigMul(Bits64(index), (ulong)bound, out _);
    }

    /// <summary>Standard normal by Box and Muller (1958): the cosine half.</summary>
    public double Normal(ulong index)
    {
        var bits = Block(index);
        var u = (Join(bits.Word0, bits.Word1) + 1.0) * (1.0 / (1UL << 53)); // (0, 1]: the logarithm stays finite
        var v = Join(bits.Word2, bits.Word3) * (1.0 / (1UL << 53));
        return Math.Sqrt(-2.0 * Math.Log(u)) * Math.Cos(2.0 * Math.PI * v);

        static ulong Join(uint low, uint high) => (low | ((ulong)high << 32)) >> 11;
    }

    /// <summary>The numbers 0..count-1 in random order (Fisher and Yates).</summary>
    public int[] Permutation(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++) order[i] = i;
        Shuffle(order);
        return order;
    }

    /// <summary>Puts <paramref name="values"/> into random order.</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1, (ulong)i);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    private ulong Bits64(ulong index)
    {
        var block = Block(index >> 1);
        return (index & 1) == 0 ? block.Word0 | ((ulong)block.Word1 << 32) : block.Word2 | ((ulong)block.Word3 << 32);
    }
}
