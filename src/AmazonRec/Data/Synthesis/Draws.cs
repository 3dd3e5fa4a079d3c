using AmazonRec.Compute;

namespace AmazonRec.Data.Synthesis;

/// <summary>
/// The random numbers for one thing, one after another. It takes 32 bits at a time and nothing else: <see cref="RandomSource"/> cuts its
/// blocks differently for each kind of number, so mixing kinds under one running index would use the same bits twice.
/// </summary>
internal struct Draws(RandomSource source, ulong next = 0)
{
    private ulong _next = next;

    /// <summary>Uniform in [0, 1), a multiple of 2^-24.</summary>
    public double Uniform() => source.Uniform(_next++);

    /// <summary>True with the given chance in [0, 1].</summary>
    public bool Chance(double chance) => Uniform() < chance;

    /// <summary>A whole number in [0, <paramref name="bound"/>).</summary>
    public int Below(int bound) => (int)(((ulong)source.Bits(_next++) * (uint)bound) >> 32);

    /// <summary>One of the choices, each as likely as the others.</summary>
    public T Pick<T>(T[] choices) => choices[Below(choices.Length)];

    /// <summary>Two of two or more choices, not the same one.</summary>
    public (T First, T Second) PickTwo<T>(T[] choices)
    {
        var first = Below(choices.Length);
        var second = (first + 1 + Below(choices.Length - 1)) % choices.Length;
        return (choices[first], choices[second]);
    }

    /// <summary>
    /// Mean 0, variance 1, within ±6: the sum of twelve uniforms (Irwin 1927, Hall 1927). Sums are the same on every platform, which
    /// logarithms and cosines are not.
    /// </summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++) sum += Uniform();
        return sum;
    }

    /// <summary>0 or more with mean 1 and a power-law tail of index 2 (Lomax 1954); at most 4,095.</summary>
    public double HeavyTail() => 1.0 / Math.Sqrt(1.0 - Uniform()) - 1.0;
}
