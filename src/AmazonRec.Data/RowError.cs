namespace AmazonRec.Data;

/// <summary>A row that could not be read: where, and why.</summary>
/// <param name="File">The file as the reader was given it.</param>
/// <param name="Line">Line number, from 1.</param>
/// <param name="Reason">What is wrong, without a full stop.</param>
public sealed record RowError(string File, long Line, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {Reason}";
}
