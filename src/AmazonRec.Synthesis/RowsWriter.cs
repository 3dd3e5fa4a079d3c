namespace AmazonRec.Synthesis;

/// <summary>Adds the lines of some rows to a buffer, one after another.</summary>
internal delegate void RowsWriter(RowBuffer lines, ReadOnlySpan<int> rows);
