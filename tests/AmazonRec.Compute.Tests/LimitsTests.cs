using AmazonRec.Compute.Limits;

namespace AmazonRec.Compute.Tests;

public sealed class LimitsTests
{
    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(0)]
    public void Every_chain_of_multiply_adds_closes_in_on_one_at_every_width(int width)
    {
        float Run(int steps) => width switch
        {
            512 => FmaPeak.Run512(steps),
            256 => FmaPeak.Run256(steps),
            _ => FmaPeak.RunPortable(steps),
        };
        Assert.Equal(0.5f, Run(0)); // half of the chains begin at .75, half at .25
        Assert.Equal((0.8125f + 0.4375f) / 2, Run(1));
        Assert.Equal(1f, Run(200), 1e-5f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Limits_are_measured_on_any_number_of_threads(int threads)
    {
        Assert.True(FmaPeak.Measure(threads, steps: 1000, rounds: 1) > 0);
        Assert.True(MemoryTriad.Measure(threads, length: 1000, rounds: 1) > 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(53)]
    public void The_triad_is_b_plus_three_c_to_the_last_number(int length)
    {
        var a = new float[length];
        var b = Enumerable.Range(0, length).Select(i => (float)i).ToArray();
        var c = Enumerable.Range(0, length).Select(i => i * 2f).ToArray();
        MemoryTriad.Run(a, b, c);
        Assert.Equal(Enumerable.Range(0, length).Select(i => i * 7f), a);
    }
}
