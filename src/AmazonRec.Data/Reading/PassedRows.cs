namespace AmazonRec.Data.Reading;

/// <summary>What rows were handed on of a file.</summary>
/// <param name="Count">How many.</param>
/// <param name="IsImplicit">Whether they have no ratings.</param>
/// <param name="Sequences">What stands between the ids of sequences; null where each row is a rating.</param>
/// <param name="Bad">The rows that were left out.</param>
internal sealed record PassedRows(long Count, bool IsImplicit, Separator? Sequences, IReadOnlyList<RowError> Bad);
