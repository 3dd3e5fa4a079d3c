namespace AmazonRec.Studies.Tables;

/// <summary>Which number of a column is the best.</summary>
public enum Best
{
    /// <summary>None: they are not compared.</summary>
    None,

    /// <summary>The lowest, as of errors.</summary>
    Lowest,

    /// <summary>The highest, as of hit rates.</summary>
    Highest,
}
