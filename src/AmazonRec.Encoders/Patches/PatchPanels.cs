using AmazonRec.Compute;

namespace AmazonRec.Encoders.Patches;

/// <summary>Rows of numbers as the kernels want them: columns in panels of 32, rows in whole tiles.</summary>
/// <param name="rows">Rows.</param>
/// <param name="columns">Columns.</param>
internal sealed class PatchPanels(int rows, int columns)
{
    /// <summary>Rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>Columns.</summary>
    public int Columns { get; } = columns;

    /// <summary>Rows up to a whole tile; those beyond are zero or are not looked at.</summary>
    public int WholeRows { get; } = Panels.WholeTiles(rows);

    /// <summary>[panel][whole rows][32].</summary>
    public float[] Values { get; } = new float[Panels.Count(columns) * Panels.WholeTiles(rows) * Panels.Width];

    /// <summary>One number.</summary>
    public ref float this[int row, int column] =>
        ref Values[(((column / Panels.Width * WholeRows) + row) * Panels.Width) + (column % Panels.Width)];

    /// <summary>Writes a row.</summary>
    public void Put(int row, ReadOnlySpan<float> values)
    {
        for (var from = 0; from < Columns; from += Panels.Width)
            values[from..Math.Min(from + Panels.Width, Columns)]
                .CopyTo(Values.AsSpan(((from / Panels.Width * WholeRows) + row) * Panels.Width));
    }

    /// <summary>Reads a row.</summary>
    public void Get(int row, Span<float> values)
    {
        for (var from = 0; from < Columns; from += Panels.Width)
            Values.AsSpan(((from / Panels.Width * WholeRows) + row) * Panels.Width, Math.Min(Panels.Width, Columns - from))
                .CopyTo(values[from..]);
    }

    /// <summary>One panel of 32 columns of this matrix times another: [whole rows][32] into <paramref name="product"/>.</summary>
    public void Times(PatchPanels right, int panel, Span<float> product) =>
        PanelProduct.Rows(
            Values, WholeRows, right.Values.AsSpan(panel * right.WholeRows * Panels.Width), Columns, product, WholeRows, accumulate: false);
}
