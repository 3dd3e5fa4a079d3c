namespace AmazonRec.Compute.Tests;

public sealed class RandomSourceTests
{
    private const int Many = 100_000;

    private readonly RandomSource _source = RandomSource.For(7, "test");

    [Fact]
    public void Asking_again_gives_the_same_number() => Assert.Equal(_source.Bits(12345), RandomSource.For(7, "test").Bits(12345));

    [Fact]
    public void Seed_purpose_and_part_each_give_other_numbers()
    {
        ulong Words(RandomSource source) => ((ulong)source.Bits(0) << 32) | source.Bits(1);
        var words = new[]
        {
            Words(_source),
            Words(RandomSource.For(8, "test")),
            Words(RandomSource.For(7, "tesu")),
            Words(_source with { Part = 1 }),
        };
        Assert.Equal(4, words.Distinct().Count());
    }

    [Fact]
    public void Uniform_numbers_have_the_moments_of_a_uniform_distribution()
    {
        var singles = Enumerable.Range(0, Many).Select(i => (double)_source.Uniform((ulong)i)).ToArray();
        var doubles = Enumerable.Range(0, Many).Select(i => _source.UniformDouble((ulong)i)).ToArray();
        foreach (var numbers in new[] { singles, doubles })
        {
            Assert.All(numbers, x => Assert.InRange(x, 0, 1 - double.Epsilon));
            Assert.Equal(0.5, numbers.Average(), 0.005);
            Assert.Equal(1.0 / 12, numbers.Select(x => (x - 0.5) * (x - 0.5)).Average(), 0.001);
        }
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_a_normal_distribution()
    {
        var numbers = Enumerable.Range(0, Many).Select(i => _source.Normal((ulong)i)).ToArray();
        Assert.Equal(0, numbers.Average(), 0.015);
        Assert.Equal(1, numbers.Select(x => x * x).Average(), 0.02);
        Assert.Equal(3, numbers.Select(x => x * x * x * x).Average(), 0.15);
    }

    [Fact]
    public void Whole_numbers_stay_below_their_bound_and_reach_all_of_it()
    {
        var counts = new int[10];
        for (var i = 0; i < Many; i++) counts[_source.Below(10, (ulong)i)]++;
        Assert.All(counts, count => Assert.InRange(count, Many / 10 * 0.95, Many / 10 * 1.05));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void A_permutation_holds_every_number_once(int count) =>
        Assert.Equal(Enumerable.Range(0, count), _source.Permutation(count).Order());

    [Fact]
    public void Every_permutation_of_three_is_as_likely()
    {
        var counts = Enumerable.Range(0, 60_000).Select(i => string.Concat((_source with { Part = (uint)i }).Permutation(3)))
            .CountBy(p => p).ToArray();
        Assert.Equal(6, counts.Length);
        Assert.All(counts, c => Assert.InRange(c.Value, 9_500, 10_500));
    }
}
