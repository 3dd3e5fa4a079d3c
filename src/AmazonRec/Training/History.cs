namespace AmazonRec.Training;

/// <summary>How training went.</summary>
/// <param name="Epochs">Every epoch, in order.</param>
/// <param name="KeptEpoch">The epoch whose weights were kept: the best by validation loss under early stopping, else the last.</param>
/// <param name="StoppedEarly">Whether patience ran out.</param>
public sealed record History(IReadOnlyList<EpochResult> Epochs, int KeptEpoch, bool StoppedEarly);
