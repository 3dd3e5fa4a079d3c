namespace AmazonRec.Training;

/// <summary>Where training stands, for whoever shows it.</summary>
/// <param name="Epoch">The epoch under way, from 1.</param>
/// <param name="Epochs">How many there will be at most.</param>
/// <param name="Share">Of this epoch's steps, 0 to 1.</param>
/// <param name="Loss">Mean training loss of this epoch so far.</param>
/// <param name="Finished">The epoch's result, once when it ends.</param>
public readonly record struct TrainingProgress(int Epoch, int Epochs, double Share, double Loss, EpochResult? Finished);
