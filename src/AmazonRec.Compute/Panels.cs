namespace AmazonRec.Compute;

/// <summary>
/// How matrices lie in memory here: columns in panels of 32, each panel with its rows one after another, [panel][row][32]. Columns beyond
/// the width are zero. Every product, forward and backward, then streams through memory without packing anything first.
/// </summary>
public static class Panels
{
    /// <summary>Columns of a panel: two 512-bit vectors.</summary>
    public const int Width = 32;

    /// <summary>Rows that a tile of the product holds in registers. Row counts of products are multiples of it.</summary>
    public const int TileRows = 8;

    /// <summary>Rows of a block of a batch: its widest layer stays in the second-level cache.</summary>
    public const int BlockRows = 128;

    /// <summary>Panels of a matrix of <paramref name="columns"/> columns.</summary>
    public static int Count(int columns) => (columns + Width - 1) / Width;

    /// <summary>Rows up to a whole number of tiles.</summary>
    public static int WholeTiles(int rows) => (rows + TileRows - 1) / TileRows * TileRows;
}
