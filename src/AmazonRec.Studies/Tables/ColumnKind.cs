namespace AmazonRec.Studies.Tables;

/// <summary>What a column holds.</summary>
public enum ColumnKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>Numbers as texts.</summary>
    Figures,

    /// <summary>Numbers as numbers.</summary>
    Numbers,
}
