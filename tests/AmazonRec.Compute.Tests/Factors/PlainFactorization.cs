using AmazonRec.Compute.Factors;

namespace AmazonRec.Compute.Tests.Factors;

/// <summary>The same arithmetic as <see cref="Factorization"/> in double precision, written as the papers write it.</summary>
internal sealed class PlainFactorization(Factorization of)
{
    private readonly double[][] _p = Rows(of.Left);
    private readonly double[][] _q = Rows(of.Right);
    private readonly double[][]? _y = of.Implicit is { } y ? Rows(y) : null;
    private readonly double[]? _leftBias = Numbers(of.LeftBias);
    private readonly double[]? _rightBias = Numbers(of.RightBias);

    public double Step(int[] left, int[] right, float[] targets, double rate, double regularization)
    {
        var loss = 0.0;
        for (var n = 0; n < left.Length; n++)
        {
            var (p, q, z) = (_p[left[n]], _q[right[n]], Folded(left[n]));
            var e = targets[n] - Score(left[n], right[n]);
            loss += e * e;
            if (_leftBias is not null) _leftBias[left[n]] += rate * (e - (regularization * _leftBias[left[n]]));
            if (_rightBias is not null) _rightBias[right[n]] += rate * (e - (regularization * _rightBias[right[n]]));
            for (var k = 0; k < p.Length; k++)
            {
                var (oldP, oldQ) = (p[k], q[k]);
                p[k] += rate * ((e * oldQ) - (regularization * oldP));
                q[k] += rate * ((e * z[k]) - (regularization * oldQ));
                if (_y is null) continue;
                var list = of.Lists![left[n]];
                foreach (var j in list) _y[j][k] += rate * ((e / Math.Sqrt(list.Length) * oldQ) - (regularization * _y[j][k]));
            }
        }

        return loss;
    }

    public double Score(int left, int right) =>
        of.Offset + (_leftBias?[left] ?? 0) + (_rightBias?[right] ?? 0) + Folded(left).Zip(_q[right], (a, b) => a * b).Sum();

    private double[] Folded(int left)
    {
        var sum = (double[])_p[left].Clone();
        if (_y is null) return sum;
        var list = of.Lists![left];
        foreach (var j in list)
            for (var k = 0; k < sum.Length; k++) sum[k] += _y[j][k] / Math.Sqrt(list.Length);
        return sum;
    }

    private static double[][] Rows(FactorTable table) =>
        [.. Enumerable.Range(0, table.Rows).Select(row => Array.ConvertAll(table.Row(row).ToArray(), x => (double)x))];

    private static double[]? Numbers(AlignedBuffer? buffer) =>
        buffer is null ? null : Array.ConvertAll(buffer.Span.ToArray(), x => (double)x);
}
