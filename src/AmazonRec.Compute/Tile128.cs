using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AmazonRec.Compute;

/// <summary>A tile of 8 rows by 32 columns in parts of 4 rows by 8 columns, each in 8 accumulators of 128 bits.</summary>
internal static unsafe class Tile128
{
    private const int PartRows = 4;
    private const int PartColumns = 8;

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
        var c00 = Vector128<float>.Zero;
        var c01 = Vector128<float>.Zero;
        var c10 = Vector128<float>.Zero;
        var c11 = Vector128<float>.Zero;
        var c20 = Vector128<float>.Zero;
        var c21 = Vector128<float>.Zero;
        var c30 = Vector128<float>.Zero;
        var c31 = Vector128<float>.Zero;
        for (var rest = depth; rest > 0; rest -= Panels.Width)
        {
            var end = a + Math.Min(rest, Panels.Width);
            for (var k = a; k < end; k++)
            {
                var b0 = Vector128.Load(b);
                var b1 = Vector128.Load(b + 4);
                var x = Vector128.Create(k[0]);
                c00 = Vector128.MultiplyAddEstimate(x, b0, c00);
                c01 = Vector128.MultiplyAddEstimate(x, b1, c01);
                x = Vector128.Create(k[1 * Panels.Width]);
                c10 = Vector128.MultiplyAddEstimate(x, b0, c10);
                c11 = Vector128.MultiplyAddEstimate(x, b1, c11);
                x = Vector128.Create(k[2 * Panels.Width]);
                c20 = Vector128.MultiplyAddEstimate(x, b0, c20);
                c21 = Vector128.MultiplyAddEstimate(x, b1, c21);
                x = Vector128.Create(k[3 * Panels.Width]);
                c30 = Vector128.MultiplyAddEstimate(x, b0, c30);
                c31 = Vector128.MultiplyAddEstimate(x, b1, c31);
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
        var c00 = Vector128<float>.Zero;
        var c01 = Vector128<float>.Zero;
        var c10 = Vector128<float>.Zero;
        var c11 = Vector128<float>.Zero;
        var c20 = Vector128<float>.Zero;
        var c21 = Vector128<float>.Zero;
        var c30 = Vector128<float>.Zero;
        var c31 = Vector128<float>.Zero;
        for (var k = 0; k < depth; k++)
        {
            var b0 = Vector128.Load(b);
            var b1 = Vector128.Load(b + 4);
            var x = Vector128.Create(a[0]);
            c00 = Vector128.MultiplyAddEstimate(x, b0, c00);
            c01 = Vector128.MultiplyAddEstimate(x, b1, c01);
            x = Vector128.Create(a[1]);
            c10 = Vector128.MultiplyAddEstimate(x, b0, c10);
            c11 = Vector128.MultiplyAddEstimate(x, b1, c11);
            x = Vector128.Create(a[2]);
            c20 = Vector128.MultiplyAddEstimate(x, b0, c20);
            c21 = Vector128.MultiplyAddEstimate(x, b1, c21);
            x = Vector128.Create(a[3]);
            c30 = Vector128.MultiplyAddEstimate(x, b0, c30);
            c31 = Vector128.MultiplyAddEstimate(x, b1, c31);
            a += Panels.Width;
            b += Panels.Width;
        }

        Store(c, c00, c01, accumulate);
        Store(c + (1 * Panels.Width), c10, c11, accumulate);
        Store(c + (2 * Panels.Width), c20, c21, accumulate);
        Store(c + (3 * Panels.Width), c30, c31, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* c, Vector128<float> low, Vector128<float> high, bool accumulate)
    {
        if (accumulate)
        {
            low += Vector128.Load(c);
            high += Vector128.Load(c + 4);
        }

        low.Store(c);
        high.Store(c + 4);
    }
}
