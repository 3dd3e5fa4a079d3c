using System.Globalization;

namespace AmazonRec.Training.Stored;

/// <summary>
/// The order in which rows on disk are trained on: blocks of the file in an order that is drawn anew for every epoch, a window of them read
/// at once and its rows shuffled.
/// </summary>
/// <param name="BlockRows">Rows of a block.</param>
/// <param name="WindowBlocks">Blocks of a window.</param>
public sealed record StoredOrder(int BlockRows, int WindowBlocks)
{
    private const int UsualRows = 1 << 21;

    /// <summary>The name that results give it.</summary>
    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"shuffled by block and row (windows of {WindowBlocks:N0} blocks of {BlockRows:N0} rows)");

    /// <summary>The usual one: windows of some two million rows, 24 MB, and as much for the next one.</summary>
    public static StoredOrder Usual(int blockRows) => new(blockRows, Math.Max(1, UsualRows / blockRows));
}
