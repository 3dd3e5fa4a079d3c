using AmazonRec.Engines;

namespace AmazonRec.Training;

/// <summary>The rows that training is judged by, wherever they lie.</summary>
internal interface IHeldOutRows
{
    /// <summary>Whether there are none.</summary>
    bool IsEmpty { get; }

    /// <summary>Whether the loss tells one epoch from another: not so where the model answers for none of the rows.</summary>
    bool TellsEpochs { get; }

    /// <summary>The mean loss on the validation rows.</summary>
    double Loss(INetwork network);

    /// <summary>The mean loss on the training rows.</summary>
    double TrainLoss(INetwork network);

    /// <summary>The metrics of one's own of the predictions that <see cref="Loss"/> was last taken of; null for none.</summary>
    /// <param name="epoch">Number of the epoch, for messages.</param>
    IReadOnlyDictionary<string, double>? Measure(int epoch);

    /// <summary>What callbacks are told of an epoch.</summary>
    EpochEnd EndOf(EpochResult result, INetwork network);
}
