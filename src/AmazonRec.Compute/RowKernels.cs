using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AmazonRec.Compute;

/// <summary>Work on the rows of a panel, [rows][32], of which only the first half may be in use.</summary>
public static unsafe class RowKernels
{
    private const int Half = Panels.Width / 2;

    /// <summary>output[row] = (output[row] +) a[row] · b[row].</summary>
    /// <param name="a">[rows][32].</param>
    /// <param name="b">[rows][32].</param>
    /// <param name="columns">Columns in use; up to 16 cost half.</param>
    /// <param name="output">One number for each row.</param>
    /// <param name="accumulate">Whether to add to what output holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b, int columns, Span<float> output, bool accumulate)
    {
        Check(a.Length, b.Length, output.Length);
        fixed (float* pa = a, pb = b, po = output)
        {
            for (var row = 0; row < output.Length; row++)
            {
                var x = pa + (row * Panels.Width);
                var y = pb + (row * Panels.Width);
                var product = Vector512.Load(x) * Vector512.Load(y);
                if (columns > Half) product = Vector512.FusedMultiplyAdd(Vector512.Load(x + Half), Vector512.Load(y + Half), product);
                var sum = Vector512.Sum(product);
                po[row] = accumulate ? po[row] + sum : sum;
            }
        }
    }

    /// <summary>output[row] = (output[row] +) scale[row] · values[row].</summary>
    /// <param name="values">[rows][32].</param>
    /// <param name="columns">Columns in use; up to 16 cost half.</param>
    /// <param name="scale">One number for each row.</param>
    /// <param name="output">[rows][32].</param>
    /// <param name="accumulate">Whether to add to what output holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(ReadOnlySpan<float> values, int columns, ReadOnlySpan<float> scale, Span<float> output, bool accumulate)
    {
        Check(values.Length, output.Length, scale.Length);
        fixed (float* pv = values, ps = scale, po = output)
        {
            for (var row = 0; row < scale.Length; row++)
            {
                var s = Vector512.Create(ps[row]);
                var from = pv + (row * Panels.Width);
                var to = po + (row * Panels.Width);
                var low = Vector512.Load(from) * s;
                (accumulate ? low + Vector512.Load(to) : low).Store(to);
                if (columns <= Half) continue;
                var high = Vector512.Load(from + Half) * s;
                (accumulate ? high + Vector512.Load(to + Half) : high).Store(to + Half);
            }
        }
    }

    /// <summary>to[row] = (to[row] +) from[row], for some columns.</summary>
    /// <param name="from">Rows, <paramref name="fromStride"/> numbers apart.</param>
    /// <param name="fromStride">32 for a panel, 1 for single numbers.</param>
    /// <param name="to">Rows, <paramref name="toStride"/> numbers apart.</param>
    /// <param name="toStride">Likewise.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many numbers of each.</param>
    /// <param name="accumulate">Whether to add.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(
        ReadOnlySpan<float> from, int fromStride, Span<float> to, int toStride, int rows, int columns, bool accumulate)
    {
        if (rows < 1) return;
        if (from.Length < ((rows - 1) * fromStride) + columns || to.Length < ((rows - 1) * toStride) + columns)
            throw new ArgumentException($"{rows} rows of {columns} columns do not fit into {from.Length} and {to.Length} numbers.");
        fixed (float* source = from, target = to)
        {
            for (var row = 0; row < rows; row++)
            {
                var x = source + (row * fromStride);
                var y = target + (row * toStride);
                var column = 0;
                for (; column <= columns - 8; column += 8)
                {
                    var v = Vector256.Load(x + column);
                    (accumulate ? Vector256.Load(y + column) + v : v).Store(y + column);
                }

                for (; column < columns; column++) y[column] = accumulate ? y[column] + x[column] : x[column];
            }
        }
    }

    private static void Check(int a, int b, int rows)
    {
        if (a < rows * Panels.Width || b < rows * Panels.Width)
            throw new ArgumentException($"{rows} rows of 32 do not fit into {a} and {b} numbers.");
    }
}
