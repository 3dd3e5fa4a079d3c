using AmazonRec.Compute;

namespace AmazonRec.Synthesis.Tests;

/// <summary>Taken in blocks or one at a time, the numbers are the same.</summary>
public sealed class DrawsTests
{
    private static readonly RandomSource Source = RandomSource.For(7, "test", 3);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4_294_967_299)]
    public void From_any_place_on_they_are_the_numbers_of_the_source(long start)
    {
        var draws = new Draws(Source, (ulong)start);
        for (var n = 0L; n < 20; n++) Assert.Equal(Source.Uniform((ulong)(start + n)), draws.Uniform());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_normal_number_is_the_sum_of_the_next_twelve_and_the_one_after_follows(long start)
    {
        var draws = new Draws(Source, (ulong)start);
        var sum = -6.0;
        for (var n = 0L; n < 12; n++) sum += Source.Uniform((ulong)(start + n));
        Assert.Equal(sum, draws.Normal());
        Assert.Equal(Source.Uniform((ulong)start + 12), draws.Uniform());
    }
}
