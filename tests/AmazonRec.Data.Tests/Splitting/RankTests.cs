using AmazonRec.Data.Splitting;
using FsCheck;
using FsCheck.Fluent;

namespace AmazonRec.Data.Tests.Splitting;

public sealed class RankTests
{
    [Fact]
    public void A_rank_is_the_place_in_sorted_order() => Prop.ForAll(
        Gen.OneOf(Gen.Choose(-3, 3).Select(n => (long)n), Gen.Choose(int.MinValue, int.MaxValue).Select(n => n * 3_000_000_019L))
            .ArrayOf(20).ToArbitrary(),
        numbers =>
            numbers.Order().SequenceEqual(
                Enumerable.Range(0, numbers.Length).Select(rank => Rank.Select(numbers, rank)))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_ends_of_the_range_have_a_rank() =>
        Assert.Equal(
            [long.MinValue, -1, 0, long.MaxValue],
            Enumerable.Range(0, 4).Select(rank => Rank.Select([0, long.MaxValue, long.MinValue, -1], rank)));
}
