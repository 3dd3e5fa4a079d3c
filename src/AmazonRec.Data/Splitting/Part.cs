namespace AmazonRec.Data.Splitting;

/// <summary>The part of a split that a row belongs to; the numbers stand in files.</summary>
internal enum Part : byte
{
    Train = 0,
    Validation = 1,
    Test = 2,
}
