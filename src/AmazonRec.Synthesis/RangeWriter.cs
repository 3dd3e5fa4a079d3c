namespace AmazonRec.Synthesis;

/// <summary>Adds the lines of a range of rows to a buffer; called for several ranges at once, each with a buffer of its own.</summary>
internal delegate void RangeWriter(RowBuffer buffer, int from, int to);
