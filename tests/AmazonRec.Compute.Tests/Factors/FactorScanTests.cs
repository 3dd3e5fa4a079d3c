using AmazonRec.Compute.Factors;

namespace AmazonRec.Compute.Tests.Factors;

public sealed class FactorScanTests
{
    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(64, 1000, 10, 10)]
    [InlineData(13, 5000, 33, 40)]
    [InlineData(5, 17, 3, 50)]
    public void Lists_hold_all_that_the_plain_sums_say_may_belong_to_the_best(int users, int items, int width, int count)
    {
        var source = RandomSource.For(3, "scan");
        float[] own = Draw(users * width, 0), factors = Draw(items * width, 1), biases = Draw(items, 2);
        biases[items / 2] = float.NegativeInfinity;
        int[] excluded = [0, items / 3];
        const float Margin = 1e-4f;
        var lists = Enumerable.Range(0, users).Select(_ => new ScanList(count, last => last - Margin, excluded)).ToArray();
        using (var scan = new FactorScan(factors, biases, width)) scan.Run(own, lists);
        for (var user = 0; user < users; user++)
        {
            var scores = Enumerable.Range(0, items)
                .Select(
                    item =>
                        biases[item] + Enumerable.Range(0, width)
                            .Sum(k => (double)own[(user * width) + k] * factors[(item * width) + k])).ToArray();
            var open = Enumerable.Range(0, items).Where(item => !excluded.Contains(item) && double.IsFinite(scores[item]))
                .OrderByDescending(item => scores[item]).ToArray();
            var found = lists[user].Items();
            Assert.Equal(found.Order().Distinct(), found);
            Assert.Empty(open.Take(count).Except(found));
            if (open.Length > count) Assert.All(found, item => Assert.True(scores[item] >= scores[open[count - 1]] - (2 * Margin)));
        }

        float[] Draw(int length, uint part) =>
            [.. Enumerable.Range(0, length).Select(i => (float)(source with { Part = part }).Normal((ulong)i))];
    }

    [Fact]
    public void Equal_scores_are_all_kept()
    {
        using var scan = new FactorScan(new float[5000], new float[5000], width: 1);
        var list = new ScanList(3, last => last, []);
        scan.Run([1f], [list]);
        Assert.Equal(Enumerable.Range(0, 5000), list.Items());
    }
}
