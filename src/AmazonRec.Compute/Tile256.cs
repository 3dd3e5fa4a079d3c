using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AmazonRec.Compute;

/// <summary>
/// Tiles of 6 rows by 16 columns: 12 sums, two vectors of the right factor and one number of the left in the 16 registers of 256 bits. What
/// is left of a multiple of 8 rows is done 4 at a time. A panel's half of the right factor stays in the first-level cache for all rows.
/// </summary>
internal static unsafe class Tile256
{
    private const int Columns16 = 16;

    /// <summary>a[row * 32 + k], panels of k <paramref name="aRows"/> rows apart.</summary>
    public static void Rows(float* a, int aRows, float* b, int depth, float* c, int rows, bool accumulate)
    {
        for (var column = 0; column < Panels.Width; column += Columns16)
        {
            for (var row = 0; row < rows; row += TileRows(rows - row))
            {
                var left = a + (row * Panels.Width);
                var tile = c + (row * Panels.Width) + column;
                if (TileRows(rows - row) == 6) Rows6(left, aRows, b + column, depth, tile, accumulate);
                else Rows4(left, aRows, b + column, depth, tile, accumulate);
            }
        }
    }

    /// <summary>a[k * 32 + row] of one panel of A.</summary>
    public static void Columns(float* a, float* b, int depth, float* c, int rows, bool accumulate)
    {
        for (var column = 0; column < Panels.Width; column += Columns16)
        {
            for (var row = 0; row < rows; row += TileRows(rows - row))
            {
                var tile = c + (row * Panels.Width) + column;
                if (TileRows(rows - row) == 6) Columns6(a + row, b + column, depth, tile, accumulate);
                else Columns4(a + row, b + column, depth, tile, accumulate);
            }
        }
    }

    /// <summary>6 rows while that leaves no 2 behind.</summary>
    private static int TileRows(int rest) => rest is 4 or 8 ? 4 : 6;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows6(float* a, int aRows, float* b, int depth, float* c, bool accumulate)
    {
        var (c00, c01) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c10, c11) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c20, c21) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c30, c31) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c40, c41) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c50, c51) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var rest = depth; rest > 0; rest -= Panels.Width)
        {
            var end = a + Math.Min(rest, Panels.Width);
            for (var k = a; k < end; k++)
            {
                var (b0, b1) = (Vector256.Load(b), Vector256.Load(b + 8));
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
                x = Vector256.Create(k[4 * Panels.Width]);
                c40 = Vector256.FusedMultiplyAdd(x, b0, c40);
                c41 = Vector256.FusedMultiplyAdd(x, b1, c41);
                x = Vector256.Create(k[5 * Panels.Width]);
                c50 = Vector256.FusedMultiplyAdd(x, b0, c50);
                c51 = Vector256.FusedMultiplyAdd(x, b1, c51);
                b += Panels.Width;
            }

            a += (long)aRows * Panels.Width;
        }

        Store(c, c00, c01, accumulate);
        Store(c + (1 * Panels.Width), c10, c11, accumulate);
        Store(c + (2 * Panels.Width), c20, c21, accumulate);
        Store(c + (3 * Panels.Width), c30, c31, accumulate);
        Store(c + (4 * Panels.Width), c40, c41, accumulate);
        Store(c + (5 * Panels.Width), c50, c51, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows4(float* a, int aRows, float* b, int depth, float* c, bool accumulate)
    {
        var (c00, c01) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c10, c11) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c20, c21) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c30, c31) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var rest = depth; rest > 0; rest -= Panels.Width)
        {
            var end = a + Math.Min(rest, Panels.Width);
            for (var k = a; k < end; k++)
            {
                var (b0, b1) = (Vector256.Load(b), Vector256.Load(b + 8));
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Columns6(float* a, float* b, int depth, float* c, bool accumulate)
    {
        var (c00, c01) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c10, c11) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c20, c21) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c30, c31) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c40, c41) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c50, c51) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var k = 0; k < depth; k++)
        {
            var (b0, b1) = (Vector256.Load(b), Vector256.Load(b + 8));
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
            x = Vector256.Create(a[4]);
            c40 = Vector256.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector256.FusedMultiplyAdd(x, b1, c41);
            x = Vector256.Create(a[5]);
            c50 = Vector256.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector256.FusedMultiplyAdd(x, b1, c51);
            a += Panels.Width;
            b += Panels.Width;
        }

        Store(c, c00, c01, accumulate);
        Store(c + (1 * Panels.Width), c10, c11, accumulate);
        Store(c + (2 * Panels.Width), c20, c21, accumulate);
        Store(c + (3 * Panels.Width), c30, c31, accumulate);
        Store(c + (4 * Panels.Width), c40, c41, accumulate);
        Store(c + (5 * Panels.Width), c50, c51, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Columns4(float* a, float* b, int depth, float* c, bool accumulate)
    {
        var (c00, c01) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c10, c11) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c20, c21) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c30, c31) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var k = 0; k < depth; k++)
        {
            var (b0, b1) = (Vector256.Load(b), Vector256.Load(b + 8));
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
