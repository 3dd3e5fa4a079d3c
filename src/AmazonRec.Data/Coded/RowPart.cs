namespace AmazonRec.Data.Coded;

/// <summary>What a row of a file is for.</summary>
public enum RowPart
{
    /// <summary>To train on.</summary>
    Train,

    /// <summary>To decide by.</summary>
    Validation,

    /// <summary>To report on.</summary>
    Test,
}
