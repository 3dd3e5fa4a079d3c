namespace AmazonRec.Data;

/// <summary>A row is bad and no more bad rows are tolerated; the message names file, line, reason and remedy.</summary>
public sealed class BadRowException(RowError row, int tolerated) : FormatException(
    tolerated == 0
        ? $"{row}. Mend the row, or leave out up to N such rows with --skip-bad-rows N (in code, SkipBadRows = N)."
        : $"{row}. This is one bad row more than the {tolerated} that --skip-bad-rows (in code, SkipBadRows) tolerates.")
{
    /// <summary>The row.</summary>
    public RowError Row { get; } = row;
}
