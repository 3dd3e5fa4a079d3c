using AmazonRec.Data;
using AmazonRec.Data.Storage;

namespace AmazonRec.Training;

/// <summary>What a callback is told after an epoch.</summary>
public sealed class EpochEnd
{
    private readonly Func<IReadOnlyDictionary<string, Tensor>> _export;

    internal EpochEnd(
        EpochResult result, Ratings validation, ReadOnlyMemory<float> predicted, Func<IReadOnlyDictionary<string, Tensor>> export) =>
        (Result, Validation, Predicted, _export) = (result, validation, predicted, export);

    /// <summary>Number, losses, metrics, learning rate and seconds.</summary>
    public EpochResult Result { get; }

    /// <summary>The validation rows; empty without such.</summary>
    public Ratings Validation { get; }

    /// <summary>The predicted rating of each validation row. The next epoch overwrites them: copy what is to be kept.</summary>
    public ReadOnlyMemory<float> Predicted { get; }

    internal bool Stops { get; private set; }

    /// <summary>Asks that no more epochs be trained. Under early stopping the best weights so far are kept, else these.</summary>
    public void Stop() => Stops = true;

    /// <summary>A copy of the weights by name, as they are now.</summary>
    public IReadOnlyDictionary<string, Tensor> ExportWeights() => _export();
}
