namespace AmazonRec.Compute.Tests;

/// <summary>Rows that take their steps late come to the bits of rows that took each in its turn.</summary>
public sealed class IdleRowKernelsTests
{
    private const int Rows = 40;
    private const int Width = 32;
    private const int Steps = 128;

    [Theory]
    [InlineData(1f)] // weights come to rest
    [InlineData(.999f)]
    public void Adam_taken_late_is_a_sweep_at_every_step(float keep)
    {
        var steps = AdamSteps(keep);
        var table = Table(parts: 3);
        var expected = (float[])table.Clone();
        var states = States();
        for (var step = 0; step < Steps; step++)
            for (var row = 0; row < Rows; row++)
                if (step >= states[row].Since)
                    OptimizerKernels.AdamSweep(Part(expected, row, 0), Part(expected, row, 1), Part(expected, row, 2), steps[step]);
        IdleRowKernels.Adam(Ids(), states, steps.AsSpan(0, 50), Calm(steps, 50), table, Width);
        IdleRowKernels.Adam(Ids(), states, steps, Calm(steps, Steps), table, Width);
        Assert.Equal(expected, table);
        Assert.All(states, state => Assert.Equal(Steps, state.Since));

        static Span<float> Part(float[] table, int row, int part) => table.AsSpan(((row * 3) + part) * Width, Width);
    }

    [Fact]
    public void Weights_of_Adam_do_come_to_rest()
    {
        var steps = AdamSteps(keep: 1);
        var table = Table(parts: 3);
        IdleRowKernels.Adam(Ids(), new RowState[Rows], steps, Calm(steps, Steps), table, Width);
        var rested = (float[])table.Clone();
        IdleRowKernels.Adam(Ids(), new RowState[Rows], steps.AsSpan(Steps - 1), 0, table, Width);
        for (var row = 0; row < Rows; row++)
            Assert.Equal(rested.AsSpan(row * 3 * Width, Width).ToArray(), table.AsSpan(row * 3 * Width, Width).ToArray());
    }

    [Fact]
    public void Sgd_taken_late_is_a_sweep_at_every_step()
    {
        var steps = Enumerable.Range(0, Steps).Select(step => new SgdNumbers(.1f / (1 + step), .9f, .01f)).ToArray();
        var table = Table(parts: 2);
        var expected = (float[])table.Clone();
        var states = States();
        for (var row = 0; row < Rows; row++)
            foreach (var step in steps[states[row].Since..])
                OptimizerKernels.SgdSweep(
                    expected.AsSpan(row * 2 * Width, Width), expected.AsSpan(((row * 2) + 1) * Width, Width), step.Rate, step.Momentum, step.Decay);
        IdleRowKernels.Sgd(Ids(), states, steps, table, Width);
        Assert.Equal(expected, table);
    }

    [Fact]
    public void Nothing_is_said_to_fall_that_may_rise()
    {
        var step = new AdamNumbers(.01f, .9f, .999f, .1f, .001f, 1, 1e-8f);
        Assert.True(IdleRowKernels.Falls(step, step));
        Assert.False(IdleRowKernels.Falls(step, step with { Rate = .02f }));
        Assert.False(IdleRowKernels.Falls(step with { RootScale = 2 }, step));
        Assert.False(IdleRowKernels.Falls(step, step with { Keep = .99f }));
        Assert.False(IdleRowKernels.Falls(step, step with { Decay = .01f }));
        Assert.False(IdleRowKernels.Falls(step with { Rate = 0 }, step));
        Assert.False(IdleRowKernels.Falls(step, step with { Rate = float.NaN }));
    }

    /// <summary>A warm-up, and corrections for the start as Adam has them.</summary>
    private static AdamNumbers[] AdamSteps(float keep) =>
    [
        .. Enumerable.Range(1, Steps).Select(t => new AdamNumbers(
            (float)(.01 * Math.Min(1, t / 20.0) / (1 - Math.Pow(.8, t))), .8f, .99f, .2f, .01f,
            (float)(1 / Math.Sqrt(1 - Math.Pow(.99, t))), 1e-8f, keep)),
    ];

    private static int Calm(AdamNumbers[] steps, int count) =>
        Enumerable.Range(0, count).Last(step => step == 0 || !IdleRowKernels.Falls(steps[step - 1], steps[step]));

    private static float[] Table(int parts)
    {
        var random = RandomSource.For(5, "rows");
        var table = new float[Rows * parts * Width];
        for (var i = 0; i < table.Length; i++)
        {
            var number = random.Uniform((ulong)i) - .5f;
            var part = i / Width % parts;
            table[i] = i < 3 * parts * Width ? 0 : part == 2 ? number * number * .01f : number * (part == 1 ? .1f : 1); // rows of zeros, too
        }

        return table;
    }

    private static RowState[] States() => [.. Enumerable.Range(0, Rows).Select(row => new RowState { Since = row % 7 * 6 })];

    private static int[] Ids() => [.. Enumerable.Range(0, Rows).Reverse()];
}
