using AmazonRec.Notebooks.Running;
using AmazonRec.Synthesis;

namespace AmazonRec.Cli.Notebooks;

/// <summary>What became of a notebook.</summary>
/// <param name="File">Where it is.</param>
/// <param name="Mode">How much it did.</param>
/// <param name="Cells">How many cells ran.</param>
/// <param name="Seconds">How long they took.</param>
/// <param name="Failure">Why it ended early; null if it did not.</param>
/// <param name="Differences">Cells that show something else than the file says, where that was asked.</param>
/// <param name="Written">Where its outputs are now; null if nowhere.</param>
/// <param name="Data">The data that its status line names.</param>
/// <param name="OtherData">Why it was not compared; null if it was, or if that was not asked.</param>
internal sealed record NotebookOutcome(
    string File, string Mode, int Cells, double Seconds, CellFailure? Failure, IReadOnlyList<OutputDifference> Differences, string? Written,
    IReadOnlyList<string> Data, OtherData? OtherData)
{
    /// <summary>What is to be said of numbers that tell nothing of Amazon: words behind the mode, or nothing.</summary>
    public string OnSample => !Data.Contains(Sample.Label) ? ""
        : Data.Count == 1 ? $", on the {Sample.Label}" : $", partly on the {Sample.Label}";
}
