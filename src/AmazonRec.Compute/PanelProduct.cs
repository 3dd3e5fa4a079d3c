using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AmazonRec.Compute;

/// <summary>
/// Products of matrices in panels, a tile of 8 rows by 32 columns at a time held in registers. The variant for 512-bit, 256-bit or 128-bit
/// vectors is picked when the code is compiled at start.
/// </summary>
public static unsafe class PanelProduct
{
    /// <summary>One panel of C = A B: C[row, 0..31] = (C +) sum over k of A[row, k] B[k, 0..31].</summary>
    /// <param name="a">[panel][<paramref name="aRows"/>][32]: the left factor.</param>
    /// <param name="aRows">Rows between one panel of A and the next.</param>
    /// <param name="b">[k][32]: one panel of the right factor.</param>
    /// <param name="depth">How many k there are.</param>
    /// <param name="c">[rows][32]: receives the panel.</param>
    /// <param name="rows">Rows to compute, a multiple of 8.</param>
    /// <param name="accumulate">Whether to add to what C holds.</param>
    public static void Rows(ReadOnlySpan<float> a, int aRows, ReadOnlySpan<float> b, int depth, Span<float> c, int rows, bool accumulate)
    {
        Check(rows, a.Length, ((Panels.Count(depth) - 1) * aRows) + rows, b.Length, depth, c.Length, rows);
        fixed (float* pa = a, pb = b, pc = c)
        {
            if (VectorWidth.Is256)
            {
                Tile256.Rows(pa, aRows, pb, depth, pc, rows, accumulate);
                return;
            }

            for (var row = 0; row < rows; row += Panels.TileRows)
            {
                var tile = pc + (row * Panels.Width);
                var left = pa + (row * Panels.Width);
                if (Vector512.IsHardwareAccelerated) Tile512.Rows(left, aRows, pb, depth, tile, accumulate);
                else Tile128.Rows(left, aRows, pb, depth, tile, accumulate);
            }
        }
    }

    /// <summary>One panel of C = Aᵀ B: C[i, 0..31] = (C +) sum over rows of A[row, i] B[row, 0..31].</summary>
    /// <param name="a">[panel][<paramref name="aRows"/>][32]: the left factor, not transposed.</param>
    /// <param name="aRows">Rows between one panel of A and the next.</param>
    /// <param name="columns">Columns of A that are rows of C; C is computed up to the next multiple of 8.</param>
    /// <param name="b">[rows][32]: one panel of the right factor.</param>
    /// <param name="rows">Rows to sum over.</param>
    /// <param name="c">[columns][32]: receives the panel.</param>
    /// <param name="accumulate">Whether to add to what C holds.</param>
    public static void Columns(
        ReadOnlySpan<float> a, int aRows, int columns, ReadOnlySpan<float> b, int rows, Span<float> c, bool accumulate)
    {
        var whole = Panels.WholeTiles(columns);
        Check(whole, a.Length, ((Panels.Count(columns) - 1) * aRows) + rows, b.Length, rows, c.Length, whole);
        fixed (float* pa = a, pb = b, pc = c)
        {
            if (VectorWidth.Is256)
            {
                for (var column = 0; column < whole; column += Panels.Width)
                {
                    var panel = pa + ((long)(column / Panels.Width) * aRows * Panels.Width);
                    Tile256.Columns(panel, pb, rows, pc + (column * Panels.Width), Math.Min(Panels.Width, whole - column), accumulate);
                }

                return;
            }

            for (var column = 0; column < whole; column += Panels.TileRows)
            {
                var tile = pc + (column * Panels.Width);
                var left = pa + ((long)(column / Panels.Width) * aRows * Panels.Width) + (column % Panels.Width);
                if (Vector512.IsHardwareAccelerated) Tile512.Columns(left, pb, rows, tile, accumulate);
                else Tile128.Columns(left, pb, rows, tile, accumulate);
            }
        }
    }

    /// <summary>Writes the transpose of one panel of W: T[panel][row][i] = W[panel * 32 + i][row], for a [rows][32] panel of W.</summary>
    /// <param name="w">[rows][32]: one panel.</param>
    /// <param name="rows">Rows of the panel that are columns of T.</param>
    /// <param name="t">[panel of rows][<paramref name="tRows"/>][32]; this panel's 32 rows start at <paramref name="tRow"/>.</param>
    /// <param name="tRows">Rows between one panel of T and the next.</param>
    /// <param name="tRow">Row of T that column 0 of the panel becomes.</param>
    public static void Transpose(ReadOnlySpan<float> w, int rows, Span<float> t, int tRows, int tRow)
    {
        for (var panel = 0; panel < Panels.Count(rows); panel++)
        {
            var target = t.Slice(((panel * tRows) + tRow) * Panels.Width, Panels.Width * Panels.Width);
            var count = Math.Min(Panels.Width, rows - (panel * Panels.Width));
            var source = w.Slice(panel * Panels.Width * Panels.Width, count * Panels.Width);
            fixed (float* from = source, to = target)
            {
                if (count == Panels.Width)
                    for (var i = 0; i < Panels.Width; i += 4)
                        for (var j = 0; j < Panels.Width; j += 4) Transpose4x4(from + (i * Panels.Width) + j, to + (j * Panels.Width) + i);
                else
                    for (var i = 0; i < count; i++)
                        for (var j = 0; j < Panels.Width; j++) to[(j * Panels.Width) + i] = from[(i * Panels.Width) + j];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4x4(float* from, float* to)
    {
        var r0 = Vector128.Load(from);
        var r1 = Vector128.Load(from + Panels.Width);
        var r2 = Vector128.Load(from + (2 * Panels.Width));
        var r3 = Vector128.Load(from + (3 * Panels.Width));
        var low01 = UnpackLow(r0, r1);
        var high01 = UnpackHigh(r0, r1);
        var low23 = UnpackLow(r2, r3);
        var high23 = UnpackHigh(r2, r3);
        Vector128.Create(low01.GetLower(), low23.GetLower()).Store(to);
        Vector128.Create(low01.GetUpper(), low23.GetUpper()).Store(to + Panels.Width);
        Vector128.Create(high01.GetLower(), high23.GetLower()).Store(to + (2 * Panels.Width));
        Vector128.Create(high01.GetUpper(), high23.GetUpper()).Store(to + (3 * Panels.Width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> UnpackLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b) : Vector128.Create(a[0], b[0], a[1], b[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> UnpackHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b) : Vector128.Create(a[2], b[2], a[3], b[3]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Check(int tiled, int aLength, int aNeeded, int bLength, int bNeeded, int cLength, int cNeeded)
    {
        if (tiled % Panels.TileRows != 0) throw new ArgumentException($"{tiled} rows are no whole number of tiles of {Panels.TileRows}.");
        if (aLength < aNeeded * Panels.Width || bLength < bNeeded * Panels.Width || cLength < cNeeded * Panels.Width)
            throw new ArgumentException(
                $"A matrix is too small: {aLength}, {bLength} and {cLength} numbers for {aNeeded}, {bNeeded} and {cNeeded} rows of 32.");
    }
}
