namespace AmazonRec.Compute.Tests;

public sealed class OptimizerKernelsTests
{
    private static readonly AdamNumbers Adam = new(.01f, .9f, .999f, .1f, .001f, 2f, 1e-4f, Keep: .99f, Decay: .05f);

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(45)]
    public void Sgd_is_the_plain_formula(int count)
    {
        var (w, g, v) = (Numbers(count, 1), Numbers(count, 2), Numbers(count, 3));
        var (w0, v0) = (w.ToArray(), v.ToArray());
        OptimizerKernels.Sgd(w, g, v, .1f, .9f, .05f);
        for (var i = 0; i < count; i++)
        {
            var velocity = (.9 * v0[i]) + g[i] + (.05 * w0[i]);
            Assert.Equal(velocity, v[i], 1e-6);
            Assert.Equal(w0[i] - (.1 * velocity), w[i], 1e-6);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(45)]
    public void Adam_is_the_plain_formula(int count)
    {
        var (w, g, m, v) = (Numbers(count, 1), Numbers(count, 2), Numbers(count, 3), Squares(count, 4));
        var (w0, m0, v0) = (w.ToArray(), m.ToArray(), v.ToArray());
        OptimizerKernels.Adam(w, g, m, v, Adam);
        for (var i = 0; i < count; i++)
        {
            var weight = w0[i] * .99;
            var gradient = g[i] + (.05 * weight);
            var mean = (.9 * m0[i]) + (.1 * gradient);
            var square = (.999 * v0[i]) + (.001 * gradient * gradient);
            Assert.Equal(mean, m[i], 1e-6);
            Assert.Equal(square, v[i], 1e-6);
            Assert.Equal(weight - (.01 * mean / ((Math.Sqrt(square) * 2) + 1e-4)), w[i], 1e-5);
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(.05f)]
    public void A_sweep_is_a_step_with_a_gradient_of_zero(float decay)
    {
        const int Count = 300;
        var (w, m, v) = (Numbers(Count, 1), Numbers(Count, 2), Squares(Count, 3));
        var (w2, m2, v2) = (w.ToArray(), m.ToArray(), v.ToArray());
        OptimizerKernels.Adam(w, new float[Count], m, v, Adam with { Decay = decay });
        OptimizerKernels.AdamSweep(w2, m2, v2, Adam with { Decay = decay });
        Same(w, w2);
        Same(m, m2);
        Same(v, v2);
        OptimizerKernels.Sgd(w, new float[Count], m, .1f, .9f, decay);
        OptimizerKernels.SgdSweep(w2, m2, .1f, .9f, decay);
        Same(w, w2);
        Same(m, m2);
    }

    [Fact]
    public void Where_a_sweep_is_cut_changes_no_bit()
    {
        const int Count = 100;
        var (w, m, v) = (Numbers(Count, 1), Numbers(Count, 2), Squares(Count, 3));
        var (w2, m2, v2) = (w.ToArray(), m.ToArray(), v.ToArray());
        OptimizerKernels.AdamSweep(w, m, v, Adam with { Decay = 0 });
        foreach (var (start, length) in new[] { (0, 7), (7, 50), (57, 43) })
            OptimizerKernels.AdamSweep(
                w2.AsSpan(start, length), m2.AsSpan(start, length), v2.AsSpan(start, length), Adam with { Decay = 0 });
        Assert.Equal(w, w2);
        Assert.Equal(m, m2);
        Assert.Equal(v, v2);
    }

    private static void Same(float[] expected, float[] actual)
    {
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-6f);
    }

    private static float[] Numbers(int count, uint part) =>
        [.. Enumerable.Range(0, count).Select(i => RandomSource.For(2, "optimizer", part).Uniform((ulong)i) - .5f)];

    private static float[] Squares(int count, uint part) => [.. Numbers(count, part).Select(x => x * x)];
}
