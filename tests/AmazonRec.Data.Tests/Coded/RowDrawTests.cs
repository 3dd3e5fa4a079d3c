using AmazonRec.Data.Coded;
using AmazonRec.Testing;

namespace AmazonRec.Data.Tests.Coded;

public sealed class RowDrawTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_row_is_in_one_part_and_shares_hold_on_average()
    {
        var parts = PartsOf(new RowDraw(.2, .1, Seed: 3), blockRows: 1000);
        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => (long)i), parts.Values.SelectMany(p => p).Order());
        Assert.InRange(parts[RowPart.Test].Count, 3800, 4200); // 20 % of 20,000 ± 3.5 deviations
        Assert.InRange(parts[RowPart.Validation].Count, 1850, 2150);
    }

    [Fact]
    public void The_part_of_a_row_does_not_depend_on_the_blocks() =>
        Assert.Equal(PartsOf(new RowDraw(.2, .1), 1000)[RowPart.Test], PartsOf(new RowDraw(.2, .1), 37)[RowPart.Test]);

    [Fact]
    public void Another_seed_draws_others() =>
        Assert.NotEqual(PartsOf(new RowDraw(.2), 1000)[RowPart.Test], PartsOf(new RowDraw(.2, Seed: 1), 1000)[RowPart.Test]);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(.5, .5)]
    [InlineData(double.NaN, 0)]
    public void Shares_out_of_range_are_refused(double test, double validation) =>
        Assert.Throws<ArgumentException>(() => new RowDraw(test, validation).Validate());

    private Dictionary<RowPart, List<long>> PartsOf(RowDraw draw, int blockRows)
    {
        var path = _folder.PathOf($"{blockRows}.rows");
        CodedRows.Write(Ratings.FromRows(Enumerable.Range(0, 20_000).Select(i => ("u", "i", 3f, (long)i))), path, blockRows);
        using var rows = CodedRows.Open(path);
        var parts = Enum.GetValues<RowPart>().ToDictionary(part => part, _ => new List<long>());
        var block = rows.NewBlock();
        foreach (var (part, times) in parts)
            for (var b = 0; b < rows.Blocks; b++)
            {
                rows.Read(b, block);
                var (train, validation, test) = draw.Count(block);
                draw.Keep(part, block);
                Assert.Equal(part switch { RowPart.Train => train, RowPart.Validation => validation, _ => test }, block.Count);
                times.AddRange(block.Time);
            }

        return parts;
    }
}
