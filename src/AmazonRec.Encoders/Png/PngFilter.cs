namespace AmazonRec.Encoders.Png;

/// <summary>Undoes the filters of rows (ISO 15948, 9.2).</summary>
internal static class PngFilter
{
    /// <summary>Undoes one row in place.</summary>
    /// <param name="filter">Which, 0 to 4.</param>
    /// <param name="row">The filtered bytes.</param>
    /// <param name="above">The row above, undone; zeros for the first.</param>
    /// <param name="step">Bytes to the pixel on the left, at least one.</param>
    /// <returns>Whether there is such a filter.</returns>
    public static bool Undo(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        above = above[..row.Length];
        switch (filter)
        {
            case 0:
                return true;
            case 1:
                for (var i = step; i < row.Length; i++) row[i] += row[i - step];
                return true;
            case 2:
                for (var i = 0; i < row.Length; i++) row[i] += above[i];
                return true;
            case 3:
                for (var i = 0; i < row.Length; i++) row[i] += (byte)(((i < step ? 0 : row[i - step]) + above[i]) / 2);
                return true;
            case 4:
                for (var i = 0; i < row.Length; i++) row[i] += i < step ? above[i] : Paeth(row[i - step], above[i], above[i - step]);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Of left, above and the one above on the left: the nearest to left + above - that one.</summary>
    private static byte Paeth(byte left, byte above, byte corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        if (toLeft <= toAbove && toLeft <= toCorner) return left;
        return toAbove <= toCorner ? above : corner;
    }
}
