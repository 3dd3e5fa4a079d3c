namespace AmazonRec.Features.Text.Weights;

/// <summary>Rows of which most numbers are zero: only the others are kept, those of a row in the order of their columns.</summary>
public sealed class SparseRows
{
    internal SparseRows(int width, int[] ends, int[] columns, double[] values) =>
        (Width, Ends, ColumnsOfAll, ValuesOfAll) = (width, ends, columns, values);

    /// <summary>Numbers per row, zeros included.</summary>
    public int Width { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Ends.Length;

    /// <summary>Numbers that are not zero.</summary>
    public int Filled => ColumnsOfAll.Length;

    internal int[] Ends { get; }

    internal int[] ColumnsOfAll { get; }

    internal double[] ValuesOfAll { get; }

    /// <summary>The columns of a row that are not zero, rising.</summary>
    public ReadOnlySpan<int> Columns(int row) => ColumnsOfAll.AsSpan(Start(row)..Ends[row]);

    /// <summary>Their numbers.</summary>
    public ReadOnlySpan<double> Values(int row) => ValuesOfAll.AsSpan(Start(row)..Ends[row]);

    /// <summary>[Count, Width] row-major, zeros included.</summary>
    public float[] ToDense()
    {
        var dense = new float[(long)Count * Width];
        for (var row = 0; row < Count; row++)
        {
            var (columns, values) = (Columns(row).ToArray(), Values(row).ToArray());
            for (var i = 0; i < columns.Length; i++) dense[(row * Width) + columns[i]] = (float)values[i];
        }

        return dense;
    }

    /// <summary>Columns as rows.</summary>
    internal SparseRows Transposed()
    {
        var ends = new int[Width];
        foreach (var column in ColumnsOfAll) ends[column]++;
        for (int column = 0, start = 0; column < Width; column++) (ends[column], start) = (start, start + ends[column]);
        var (rows, values) = (new int[Filled], new double[Filled]);
        for (var (row, i) = (0, 0); row < Count; row++)
            for (; i < Ends[row]; i++)
            {
                var at = ends[ColumnsOfAll[i]]++;
                (rows[at], values[at]) = (row, ValuesOfAll[i]);
            }

        return new SparseRows(Count, ends, rows, values);
    }

    private int Start(int row) => row == 0 ? 0 : Ends[row - 1];
}
