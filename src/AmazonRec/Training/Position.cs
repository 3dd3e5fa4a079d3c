namespace AmazonRec.Training;

/// <summary>How far training has come. With the network's state and the best weights, it is all that going on takes.</summary>
/// <param name="Epochs">The epochs that are over.</param>
/// <param name="BestEpoch">The best of them by validation loss, from 1; 0 where none is kept.</param>
/// <param name="Step">Steps taken in the epoch under way.</param>
/// <param name="Rows">Rows they held.</param>
/// <param name="LossSum">Sum of those rows' losses.</param>
/// <param name="Seconds">Wall time they took.</param>
internal sealed record Position(IReadOnlyList<EpochResult> Epochs, int BestEpoch, int Step, long Rows, double LossSum, double Seconds)
{
    /// <summary>Name of the callback that asked to stop; null where none has.</summary>
    public string? StoppedBy { get; init; }

    /// <summary>The start as epoch 0, where it counts; null elsewhere.</summary>
    public EpochResult? Start { get; init; }
}
