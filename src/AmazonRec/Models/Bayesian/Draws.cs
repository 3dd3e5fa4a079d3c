using AmazonRec.Compute;

namespace AmazonRec.Models.Bayesian;

/// <summary>Draws of one round, one after another; the same seed and round give the same.</summary>
internal sealed class Draws(ulong seed, int round)
{
    private readonly RandomSource _source = RandomSource.For(seed, "gibbs", (uint)round);
    private readonly RandomSource _uniform = RandomSource.For(seed, "gibbs uniform", (uint)round);
    private ulong _next;

    /// <summary>From a normal distribution of a mean and a precision.</summary>
    public double Normal(double mean, double precision) => mean + (_source.Normal(_next++) / Math.Sqrt(precision));

    /// <summary>Sets the next few draws aside, for threads that take them by <see cref="Standard"/>.</summary>
    /// <returns>The number of the first.</returns>
    public ulong Reserve(int count)
    {
        var first = _next;
        _next += (ulong)count;
        return first;
    }

    /// <summary>From the standard normal distribution, by number.</summary>
    public double Standard(ulong number) => _source.Normal(number);

    /// <summary>From 0 to below 1.</summary>
    public double Uniform() => _uniform.UniformDouble(_next++);

    /// <summary>From a gamma distribution (Marsaglia and Tsang 2000).</summary>
    /// <param name="shape">1 or more.</param>
    /// <param name="rate">The mean is shape / rate.</param>
    public double Gamma(double shape, double rate)
    {
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = _source.Normal(_next++);
            var v = Math.Pow(1 + (c * x), 3);
            var u = 1 - _uniform.UniformDouble(_next++); // (0, 1]
            if (v > 0 && Math.Log(u) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v))) return d * v / rate;
        }
    }
}
