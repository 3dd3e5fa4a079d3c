namespace AmazonRec.Notebooks.Sessions;

/// <summary>Whether the text of a cell can be run.</summary>
public enum CellState
{
    /// <summary>It can.</summary>
    Complete,

    /// <summary>More lines may make it whole.</summary>
    Incomplete,

    /// <summary>No more lines mend it.</summary>
    Invalid,
}
