namespace AmazonRec.Training;

/// <summary>Where training stands, for whoever shows it.</summary>
/// <param name="Epoch">The epoch under way, from 1.</param>
/// <param name="Epochs">How many there will be at most.</param>
/// <param name="Share">Of this epoch's steps, 0 to 1.</param>
/// <param name="Loss">Mean training loss of this epoch so far.</param>
/// <param name="Finished">The epoch's result, once when it ends.</param>
public readonly record struct TrainingProgress(int Epoch, int Epochs, double Share, double Loss, EpochResult? Finished)
{
    /// <summary>The same within a training that began with other epochs.</summary>
    /// <param name="before">Epochs of earlier phases.</param>
    /// <param name="most">How many there will be at most, those included.</param>
    internal TrainingProgress After(int before, int most) => this with
    {
        Epoch = before + Epoch,
        Epochs = most,
        Finished = Finished?.After(before),
    };
}
