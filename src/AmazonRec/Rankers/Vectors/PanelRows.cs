using AmazonRec.Compute;

namespace AmazonRec.Rankers.Vectors;

/// <summary>Rows [row][stride] as <see cref="PanelProduct"/> takes them, [panel][row][32], and back.</summary>
internal static class PanelRows
{
    private const int Half = Panels.Width / 2; // strides are multiples of it

    /// <summary>Copies rows into panels.</summary>
    /// <param name="values">[row][<paramref name="stride"/>].</param>
    /// <param name="stride">A multiple of 16.</param>
    /// <param name="rows">Which rows, in the order that they take.</param>
    /// <param name="panels">[panel][<paramref name="panelRows"/>][32].</param>
    /// <param name="panelRows">Rows between one panel and the next.</param>
    public static void Write(float[] values, int stride, ReadOnlySpan<int> rows, float[] panels, int panelRows)
    {
        for (var at = 0; at < rows.Length; at++)
            for (var column = 0; column < stride; column += Half)
                values.AsSpan((rows[at] * stride) + column, Half).CopyTo(panels.AsSpan(Place(at, column, panelRows)));
    }

    /// <summary>Copies rows out of panels.</summary>
    /// <param name="panels">[panel][<paramref name="panelRows"/>][32].</param>
    /// <param name="panelRows">Rows between one panel and the next.</param>
    /// <param name="rows">Where each row goes to.</param>
    /// <param name="values">[row][<paramref name="stride"/>].</param>
    /// <param name="stride">A multiple of 16.</param>
    public static void Read(float[] panels, int panelRows, ReadOnlySpan<int> rows, float[] values, int stride)
    {
        for (var at = 0; at < rows.Length; at++)
            for (var column = 0; column < stride; column += Half)
                panels.AsSpan(Place(at, column, panelRows), Half).CopyTo(values.AsSpan((rows[at] * stride) + column));
    }

    /// <summary>The rows from 0 on.</summary>
    /// <param name="count">How many.</param>
    public static int[] All(int count)
    {
        var rows = new int[count];
        for (var row = 0; row < count; row++) rows[row] = row;
        return rows;
    }

    private static int Place(int row, int column, int panelRows) =>
        ((((column / Panels.Width) * panelRows) + row) * Panels.Width) + (column % Panels.Width);
}
