namespace AmazonRec.Data.Reading;

/// <summary>How a row of a text ends.</summary>
internal enum RowEnd
{
    /// <summary>At the end of a line.</summary>
    Whole,

    /// <summary>It opens a quote that is not closed as it should be: of such a row the first line is taken, and none of the next.</summary>
    Broken,

    /// <summary>The text ends before the row does.</summary>
    Cut,

    /// <summary>The text ends inside a quoted field.</summary>
    Open,
}
