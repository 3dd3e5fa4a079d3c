using System.Runtime.Intrinsics.X86;

namespace AmazonRec.Compute.Tests;

/// <summary>Products in panels against sums in double precision, on shapes that are no multiples of anything.</summary>
public sealed class PanelProductTests
{
    private const int StoredRows = 24;

    public static TheoryData<string> Variants => ["as picked", "512", "256", "128"];

    public static TheoryData<int, int> Shapes => new()
    {
        { 8, 1 }, { 8, 32 }, { 16, 7 }, { 24, 33 }, { 8, 64 }, { 24, 100 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Rows_are_sums_over_the_depth(int rows, int depth)
    {
        using var a = Matrix(StoredRows, depth, 1);
        using var b = Matrix(depth, 32, 2);
        using var c = Matrix(rows, 32, 3);
        foreach (var accumulate in new[] { false, true })
        {
            var before = c.Span.ToArray();
            PanelProduct.Rows(a.Span, StoredRows, b.Span, depth, c.Span, rows, accumulate);
            for (var row = 0; row < rows; row++)
                for (var column = 0; column < 32; column++)
                {
                    var expected = accumulate ? before[(row * 32) + column] : 0.0;
                    for (var k = 0; k < depth; k++) expected += (double)At(a, StoredRows, row, k) * b.Span[(k * 32) + column];
                    Assert.Equal(expected, c.Span[(row * 32) + column], 1e-4);
                }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Columns_are_sums_over_the_rows(int rows, int columns)
    {
        using var a = Matrix(StoredRows, columns, 4);
        using var b = Matrix(StoredRows, 32, 5);
        using var c = Matrix(Panels.WholeTiles(columns), 32, 6);
        foreach (var accumulate in new[] { false, true })
        {
            var before = c.Span.ToArray();
            PanelProduct.Columns(a.Span, StoredRows, columns, b.Span, rows, c.Span, accumulate);
            for (var i = 0; i < columns; i++)
                for (var column = 0; column < 32; column++)
                {
                    var expected = accumulate ? before[(i * 32) + column] : 0.0;
                    for (var row = 0; row < rows; row++) expected += (double)At(a, StoredRows, row, i) * b.Span[(row * 32) + column];
                    Assert.Equal(expected, c.Span[(i * 32) + column], 1e-4);
                }
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public unsafe void Every_width_of_vector_computes_the_same_tile(string variant)
    {
        using var a = Matrix(StoredRows, 40, 7);
        using var b = Matrix(40, 32, 8);
        using var rows = new AlignedBuffer(8 * 32);
        using var columns = new AlignedBuffer(8 * 32);
        fixed (float* pa = a.Span, pb = b.Span, pr = rows.Span, pc = columns.Span)
        {
            switch (variant)
            {
                case "512": Tile512.Rows(pa, StoredRows, pb, 40, pr, false); Tile512.Columns(pa, pb, 20, pc, false); break;
                case "256": Tile256.Rows(pa, StoredRows, pb, 40, pr, 8, false); Tile256.Columns(pa, pb, 20, pc, 8, false); break;
                case "128": Tile128.Rows(pa, StoredRows, pb, 40, pr, false); Tile128.Columns(pa, pb, 20, pc, false); break;
                default:
                    PanelProduct.Rows(a.Span, StoredRows, b.Span, 40, rows.Span, 8, false);
                    PanelProduct.Columns(a.Span, StoredRows, 8, b.Span, 20, columns.Span, false);
                    break;
            }
        }

        for (var row = 0; row < 8; row++)
            for (var column = 0; column < 32; column++)
            {
                var (byRow, byColumn) = (0.0, 0.0);
                for (var k = 0; k < 40; k++) byRow += (double)At(a, StoredRows, row, k) * b.Span[(k * 32) + column];
                for (var k = 0; k < 20; k++) byColumn += (double)At(a, StoredRows, k, row) * b.Span[(k * 32) + column];
                Assert.Equal(byRow, rows.Span[(row * 32) + column], 1e-4);
                Assert.Equal(byColumn, columns.Span[(row * 32) + column], 1e-4);
            }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(24)]
    public unsafe void Tiles_of_6_and_4_rows_give_the_bits_of_tiles_of_8(int count)
    {
        Assert.SkipUnless(Fma.IsSupported, "without FMA, the tiles of 128 bits round twice");
        using var a = Matrix(StoredRows, 40, 7);
        using var b = Matrix(40, 32, 8);
        using var tall = new AlignedBuffer(count * 32);
        using var wide = new AlignedBuffer(count * 32);
        fixed (float* pa = a.Span, pb = b.Span, pt = tall.Span, pw = wide.Span)
        {
            foreach (var accumulate in new[] { false, true })
            {
                Tile256.Rows(pa, StoredRows, pb, 40, pt, count, accumulate);
                Tile256.Columns(pa, pb, 20, pw, count, accumulate);
            }

            var (row, column) = (new float[8 * 32], new float[8 * 32]);
            for (var first = 0; first < count; first += 8)
                fixed (float* pr = row, pc = column)
                {
                    foreach (var accumulate in new[] { false, true })
                    {
                        Tile128.Rows(pa + (first * 32), StoredRows, pb, 40, pr, accumulate);
                        Tile128.Columns(pa + first, pb, 20, pc, accumulate);
                    }

                    Assert.Equal(row, tall.Span.Slice(first * 32, 8 * 32).ToArray());
                    Assert.Equal(column, wide.Span.Slice(first * 32, 8 * 32).ToArray());
                }
        }
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(45)]
    public void A_transpose_has_rows_for_columns(int rows)
    {
        const int First = 32;
        using var w = Matrix(rows, 32, 9);
        using var t = new AlignedBuffer(Panels.Count(rows) * 96 * 32);
        PanelProduct.Transpose(w.Span[..(rows * 32)], rows, t.Span, 96, First);
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < 32; j++) Assert.Equal(w.Span[(i * 32) + j], At(t, 96, First + j, i));
    }

    [Fact]
    public void Matrices_that_are_too_small_are_refused()
    {
        using var small = new AlignedBuffer(32 * 8);
        Assert.Throws<ArgumentException>(() => PanelProduct.Rows(small.Span, 8, small.Span, 9, small.Span, 8, false));
        Assert.Throws<ArgumentException>(() => PanelProduct.Rows(small.Span, 8, small.Span, 8, small.Span, 7, false));
        Assert.Throws<ArgumentException>(() => PanelProduct.Columns(small.Span, 8, 9, small.Span, 8, small.Span, false));
    }

    private static float At(AlignedBuffer matrix, int storedRows, int row, int column) =>
        matrix.Span[(((column / 32 * storedRows) + row) * 32) + (column % 32)];

    private static AlignedBuffer Matrix(int rows, int columns, uint part)
    {
        var buffer = new AlignedBuffer((long)Panels.Count(columns) * rows * 32);
        var random = RandomSource.For(1, "matrix", part);
        for (var i = 0; i < buffer.Length; i++) buffer.Span[i] = random.Uniform((ulong)i) - .5f;
        return buffer;
    }
}
