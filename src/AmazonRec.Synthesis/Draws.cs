using AmazonRec.Compute;

namespace AmazonRec.Synthesis;

/// <summary>
/// The random numbers for one thing, one after another. It takes 32 bits at a time and nothing else: <see cref="RandomSource"/> cuts its
/// blocks differently for each kind of number, so mixing kinds under one running index would use the same bits twice.
/// </summary>
internal struct Draws
{
    private const double UniformStep = 1.0 / (1 << 24);
    private readonly RandomSource _source;
    private ulong _next;
    private PhiloxBlock _block; // the one that holds the next number, unless that begins a block

    public Draws(RandomSource source, ulong next = 0)
    {
        _source = source;
        _next = next;
        if ((next & 3) != 0) _block = source.Block(next >> 2);
    }

    /// <summary>Uniform in [0, 1), a multiple of 2^-24.</summary>
    public double Uniform() => (Bits() >> 8) * UniformStep;

    /// <summary>True with the given chance in [0, 1].</summary>
    public bool Chance(double chance) => Uniform() < chance;

    /// <summary>A whole number in [0, <paramref name="bound"/>).</summary>
    public int Below(int bound) => (int)(((ulong)Bits() * (uint)bound) >> 32);

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
    /// logarithms and cosines are not; these are exact, so they may be taken in whole numbers.
    /// </summary>
    public double Normal()
    {
        var sum = 0u;
        var left = 12;
        for (; (_next & 3) != 0; left--) sum += Bits() >> 8;
        for (; left >= 4; left -= 4)
        {
            var block = _source.Block(_next >> 2);
            _next += 4;
            sum += (block.Word0 >> 8) + (block.Word1 >> 8) + (block.Word2 >> 8) + (block.Word3 >> 8);
        }

        for (; left > 0; left--) sum += Bits() >> 8;
        return sum * UniformStep - 6.0;
    }

    /// <summary>0 or more with mean 1 and a power-law tail of index 2 (Lomax 1954); at most 4,095.</summary>
    public double HeavyTail() => 1.0 / Math.Sqrt(1.0 - Uniform()) - 1.0;

    /// <summary>0 or more with mean 1/3 and a power-law tail of index 4: long, but without giants; at most 63.</summary>
    public double LongTail() => 1.0 / Math.Sqrt(Math.Sqrt(1.0 - Uniform())) - 1.0;

    private uint Bits()
    {
        var lane = (int)_next & 3;
        if (lane == 0) _block = _source.Block(_next >> 2);
        _next++;
        return lane switch { 0 => _block.Word0, 1 => _block.Word1, 2 => _block.Word2, _ => _block.Word3 };
    }
}
