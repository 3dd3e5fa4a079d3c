using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AmazonRec.Compute;

/// <summary>A tile of 8 rows by 32 columns in parts of 4 rows by 16 columns, each in 8 accumulators of 256 bits.</summary>
internal static unsafe class Tile256
{
    private const int PartRows = 4;
    private const int PartColumns = 16;

    /// <summary>a[row * 32 + k], panels of k <paramref name="aRows"/> rows apart.</summary>
    public static void Rows(float* a, int aRows, float* b, int depth, float* c, bool accumulate)
    {
        for (var row = 0; row < Panels.TileRows; row += PartRows)
            for (var column = 0; column < Panels.Width; column += PartColumns)
                RowsPart(a + (row * Panels.Width), aRows, b + column, depth, c + (row * Panels.Width) + column, accumulate);
    }

    /// <summary>a[k * 32 + row].</summary>
    public static void Columns(float* a, float* b, int depth, float* c, bool accumulate)
    {
        for (var row = 0; row < Panels.TileRows; row += PartRows)
            for (var column = 0; column < Panels.Width; column += PartColumns)
                ColumnsPart(a + row, b + column, depth, c + (row * Panels.Width) + column, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RowsPart(float* a, int aRows, float* b, int depth, float* c, bool accumulate)
    {
        var c00 = Vector256<float>.Zero;
        var c01 = Vector256<float>.Zero;
        var c10 = Vector256<float>.Zero;
        var c11 = Vector256<float>.Zero;
        var c20 = Vector256<float>.Zero;
        var c21 = Vector256<float>.Zero;
        var c30 = Vector256<float>.Zero;
        var c31 = Vector256<float>.Zero;
        for (var rest = depth; rest > 0; rest -= Panels.Width)
        {
            var end = a + Math.Min(rest, Panels.Width);
            for (var k = a; k < end; k++)
            {
                var b0 = Vector256.Load(b);
                var b1 = Vector256.Load(b + 8);
                var x = Vector256.Create(k[0]);
                c00 = Vector256.FusedMultiplyAdd(x, b0, c00);
                c01 = Vector256.FusedMultiplyAdd(x, b1, c01);
                x = Vector256.Create(k[1 * Panels.Width]);
                c10 = Vector256.FusedMultiplyAdd(x, b0, c10);
                c11 = Vector256.FusedMultiplyAdd(x, b1, c11);
                x = Vector256.Create(k[2 * Panels.Width]);
                c20 = Vector256.FusedMultiplyAdd(x, b0, c20);
                c21 = Vector256.FusedMultiplyAdd(x, b1, c21);
                x = Vector256.Create(k[3 * Panels.Width]);
                c30 = Vector256.FusedMultiplyAdd(x, b0, c30);
                c31 = Vector256.FusedMultiplyAdd(x, b1, c31);
                b += Panels.Width;
            }

            a += (long)aRows * Panels.Width;
        }

        Store(c, c00, c01, accumulate);
        Store(c + (1 * Panels.Width), c10, c11, accumulate);
        Store(c + (2 * Panels.Width), c20, c21, accumulate);
        Store(c + (3 * Panels.Width), c30, c31, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ColumnsPart(float* a, float* b, int depth, float* c, bool accumulate)
    {
        var c00 = Vector256<float>.Zero;
        var c01 = Vector256<float>.Zero;
        var c10 = Vector256<float>.Zero;
        var c11 = Vector256<float>.Zero;
        var c20 = Vector256<float>.Zero;
        var c21 = Vector256<float>.Zero;
        var c30 = Vector256<float>.Zero;
        var c31 = Vector256<float>.Zero;
        for (var k = 0; k < depth; k++)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 8);
            var x = Vector256.Create(a[0]);
            c00 = Vector256.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(x, b1, c01);
            x = Vector256.Create(a[1]);
            c10 = Vector256.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(x, b1, c11);
            x = Vector256.Create(a[2]);
            c20 = Vector256.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(x, b1, c21);
            x = Vector256.Create(a[3]);
            c30 = Vector256.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(x, b1, c31);
            a += Panels.Width;
            b += Panels.Width;
        }

        Store(c, c00, c01, accumulate);
        Store(c + (1 * Panels.Width), c10, c11, accumulate);
        Store(c + (2 * Panels.Width), c20, c21, accumulate);
        Store(c + (3 * Panels.Width), c30, c31, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* c, Vector256<float> low, Vector256<float> high, bool accumulate)
    {
        if (accumulate)
        {
            low += Vector256.Load(c);
            high += Vector256.Load(c + 8);
        }

        low.Store(c);
        high.Store(c + 8);
    }
}
