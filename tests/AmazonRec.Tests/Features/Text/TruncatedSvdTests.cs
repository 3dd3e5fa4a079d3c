using AmazonRec.Compute;
using AmazonRec.Features;
using AmazonRec.Features.Text.Weights;

namespace AmazonRec.Tests.Features.Text;

public sealed class TruncatedSvdTests
{
    private static readonly string[] Texts = [.. Enumerable.Range(0, 60).Select(n =>
    {
        var random = RandomSource.For(5, "texts", (uint)n);
        return string.Join(' ', Enumerable.Range(0, 12).Select(i => $"term{random.Below(40, (ulong)i) / (1 + (n % 3))}"));
    })];

    [Fact]
    public void It_reaches_the_singular_values_of_the_whole()
    {
        var rows = TfIdf.Fit(Texts).Transform(Texts);
        var svd = TruncatedSvd.Fit(rows, 5, seed: 1, threads: 2);
        var gram = new double[rows.Count, rows.Count];
        var dense = rows.ToDense();
        for (var i = 0; i < rows.Count; i++)
            for (var j = 0; j < rows.Count; j++)
                for (var c = 0; c < rows.Width; c++) gram[i, j] += (double)dense[(i * rows.Width) + c] * dense[(j * rows.Width) + c];
        var (squares, vectors) = SymmetricEigen.Decompose(gram, axes: 3);
        var projected = svd.Transform(rows, threads: 1);
        for (var k = 0; k < 3; k++)
        {
            Assert.Equal(Math.Sqrt(squares[k]), svd.SingularValues[k], 5e-3);
            var dot = Enumerable.Range(0, rows.Count).Sum(row => projected[(row * 5) + k] * vectors[k][row]);
            Assert.Equal(Math.Sqrt(squares[k]), Math.Abs(dot), 2e-2); // rows · v = u s
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_on_any_number_of_threads()
    {
        var rows = TfIdf.Fit(Texts).Transform(Texts);
        var once = TruncatedSvd.Fit(rows, 8, seed: 1, threads: 1).Transform(rows, threads: 1);
        Assert.Equal(once, TruncatedSvd.Fit(rows, 8, seed: 1, threads: 4).Transform(rows, threads: 4));
    }

    [Fact]
    public void Rows_of_low_rank_leave_the_other_directions_empty()
    {
        string[] texts = ["aa bb", "aa bb", "cc dd", "cc dd"];
        var rows = TfIdf.Fit(texts).Transform(texts);
        var projected = TruncatedSvd.Fit(rows, 4, seed: 0, threads: 1).Transform(rows, threads: 1);
        for (var row = 0; row < 4; row++)
        {
            Assert.Equal(1, Math.Pow(projected[row * 4], 2) + Math.Pow(projected[(row * 4) + 1], 2), 1e-6);
            Assert.Equal([0, 0], projected.AsSpan((row * 4) + 2, 2).ToArray().Select(x => Math.Round(x, 6)));
        }
    }

    [Fact]
    public void More_directions_than_there_are_is_refused() =>
        Assert.Contains(
            "at most 2",
            Assert.Throws<ArgumentException>(
                () => TruncatedSvd.Fit(TfIdf.Fit(["aa bb", "cc"]).Transform(["aa bb", "cc"]), 3, 0, 1)).Message);
}
