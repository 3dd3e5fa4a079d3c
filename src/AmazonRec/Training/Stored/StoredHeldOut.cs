using AmazonRec.Data.Coded;
using AmazonRec.Engines;

namespace AmazonRec.Training.Stored;

/// <summary>Rows on disk to judge training by, passed over anew each time.</summary>
/// <param name="split">The rows.</param>
/// <param name="cold">Answers for users and items without training rows.</param>
/// <param name="options">The loss.</param>
/// <param name="cancellation">Ends a pass.</param>
internal sealed class StoredHeldOut(StoredSplit split, ColdStart cold, TrainingOptions options, CancellationToken cancellation)
    : IHeldOutRows
{
    private bool? _tells;

    public bool IsEmpty => split.ValidationCount == 0;

    public bool TellsEpochs => _tells ??= Tells();

    public double Loss(INetwork network)
    {
        cold.Settle(network);
        return MeanLoss(network, RowPart.Validation, split.ValidationCount);
    }

    public double TrainLoss(INetwork network) => MeanLoss(network, RowPart.Train, split.TrainCount);

    public IReadOnlyDictionary<string, double>? Measure(int epoch) => null; // refused beforehand

    public EpochEnd EndOf(EpochResult result, INetwork network) =>
        throw new NotSupportedException("Callbacks are told of rows in memory, and these lie on disk.");

    private double MeanLoss(INetwork network, RowPart part, long rows)
    {
        var (sum, predictions) = (0.0, new float[split.Rows.BlockRows]);
        split.ForEach(
            part,
            block =>
            {
                var predicted = predictions.AsSpan(0, block.Count);
                network.Predict(block.User, block.Item, predicted);
                cold.Answer(block.User, block.Item, predicted);
                for (var row = 0; row < predicted.Length; row++)
                    sum += LossFunction.Value(options.Loss, predicted[row], block.Value[row]);
            },
            progress: null, cancellation);
        return sum / rows;
    }

    private bool Tells()
    {
        var tells = false;
        split.ForEach(
            RowPart.Validation,
            block =>
            {
                for (var row = 0; row < block.Count && !tells; row++) tells = !cold.Answers(block.User[row], block.Item[row]);
            },
            progress: null, cancellation);
        return tells;
    }
}
