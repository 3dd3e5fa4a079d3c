using AmazonRec.Data.Synthesis;

namespace AmazonRec.Benchmarks;

/// <summary>Picks from many choices of unequal weight in constant time (Walker 1977, set up as by Vose 1991).</summary>
internal sealed class AliasTable
{
    private readonly double[] _keep;
    private readonly int[] _alias;

    /// <param name="weights">Above 0, in any unit.</param>
    public AliasTable(double[] weights)
    {
        (_keep, _alias) = (new double[weights.Length], new int[weights.Length]);
        var mean = weights.Sum() / weights.Length;
        var (poor, rich) = (new Stack<int>(), new Stack<int>());
        for (var n = 0; n < weights.Length; n++)
        {
            (_keep[n], _alias[n]) = (weights[n] / mean, n);
            (_keep[n] < 1 ? poor : rich).Push(n);
        }

        while (poor.TryPop(out var taker) && rich.TryPop(out var giver))
        {
            _alias[taker] = giver;
            _keep[giver] -= 1 - _keep[taker];
            (_keep[giver] < 1 ? poor : rich).Push(giver);
        }
    }

    /// <summary>One choice, for two draws.</summary>
    public int Pick(ref Draws draws)
    {
        var n = draws.Below(_keep.Length);
        return draws.Uniform() < _keep[n] ? n : _alias[n];
    }
}
