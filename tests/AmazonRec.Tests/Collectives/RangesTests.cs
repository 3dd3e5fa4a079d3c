using AmazonRec.Collectives;

namespace AmazonRec.Tests.Collectives;

public sealed class RangesTests
{
    [Fact]
    public void Ranks_get_about_as_many_rows_each()
    {
        var ranges = Ranges.ByRows([10, 1, 1, 1, 1, 3, 3], 2);
        Assert.Equal((0, 1), (ranges.First(0), ranges.CountOf(0)));
        Assert.Equal((1, 6), (ranges.First(1), ranges.CountOf(1)));
        Assert.Equal([0, 1, 1, 1, 1, 1, 1], Enumerable.Range(0, 7).Select(ranges.RankOf));
    }

    [Fact]
    public void Where_there_are_fewer_codes_than_ranks_some_have_none()
    {
        var ranges = Ranges.ByRows([2, 2], 4);
        Assert.Equal(2, Enumerable.Range(0, 4).Sum(ranges.CountOf));
        Assert.All(Enumerable.Range(0, 2), code => Assert.Equal(1, ranges.CountOf(ranges.RankOf(code))));
        Assert.Equal(2, ranges.Codes);
    }

    [Fact]
    public void Every_code_is_in_its_rank_s_range()
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var rows = Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(0, 9)).ToArray();
            var ranges = round % 2 == 0 ? Ranges.ByRows(rows, random.Next(1, 9)) : Ranges.Even(rows.Length, random.Next(1, 9));
            for (var code = 0; code < rows.Length; code++)
            {
                var rank = ranges.RankOf(code);
                Assert.InRange(code, ranges.First(rank), ranges.First(rank) + ranges.CountOf(rank) - 1);
            }
        }
    }
}
