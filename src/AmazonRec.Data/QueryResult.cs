namespace AmazonRec.Data;

/// <summary>The answer to a query.</summary>
/// <param name="Columns">Its columns, of equal length.</param>
/// <param name="IsCut">Whether there were more rows than were asked for.</param>
public sealed record QueryResult(IReadOnlyList<QueryColumn> Columns, bool IsCut)
{
    /// <summary>How many rows it has.</summary>
    public int Count => Columns.Count == 0 ? 0 : Columns[0].Values.Length;
}
