using FsCheck;
using FsCheck.Fluent;

namespace AmazonRec.Synthesis.Tests;

public sealed class OrderStatisticsTests
{
    [Fact]
    public void They_are_what_sorting_would_put_there() => Prop.ForAll(
        Gen.Choose(-1000, 1000).Select(n => n / 7f).ArrayOf().Where(values => values.Length > 0).ToArbitrary(),
        values =>
        {
            int[] ranks = [.. Enumerable.Range(0, values.Length)];
            return OrderStatistics.Select(values, ranks).SequenceEqual(values.Order());
        }).QuickCheckThrowOnFailure();
}
