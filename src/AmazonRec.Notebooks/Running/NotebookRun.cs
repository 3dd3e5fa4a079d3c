namespace AmazonRec.Notebooks.Running;

/// <summary>How a run went.</summary>
/// <param name="Cells">How many cells ran.</param>
/// <param name="Seconds">How long they took.</param>
/// <param name="Failure">Why it ended early; null if it did not.</param>
public sealed record NotebookRun(int Cells, double Seconds, CellFailure? Failure)
{
    /// <summary>The data that its status line names, each once; none where it has no such line.</summary>
    public IReadOnlyList<string> Data { get; init; } = [];

    /// <summary>The data that ended the run, where only those of the file were wanted; null if none did.</summary>
    public OtherData? OtherData { get; init; }
}
