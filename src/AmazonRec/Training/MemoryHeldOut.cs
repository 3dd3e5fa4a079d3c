using AmazonRec.Data;
using AmazonRec.Engines;

namespace AmazonRec.Training;

/// <summary>Rows in memory to judge training by.</summary>
internal sealed class MemoryHeldOut : IHeldOutRows
{
    private readonly Split _split;
    private readonly ColdStart _cold;
    private readonly TrainingOptions _options;
    private readonly bool _asksCold;
    private readonly float[] _predictions;

    /// <param name="split">The rows.</param>
    /// <param name="cold">Answers for users and items without training rows, in validation as afterwards.</param>
    /// <param name="options">Loss and metrics.</param>
    public MemoryHeldOut(Split split, ColdStart cold, TrainingOptions options)
    {
        (_split, _cold, _options) = (split, cold, options);
        _predictions = new float[split.Validation.Count];
        _asksCold = cold.Asks(split.Validation);
        TellsEpochs = !cold.AnswersAll(split.Validation);
    }

    public bool IsEmpty => _predictions.Length == 0;

    public bool TellsEpochs { get; }

    public double Loss(INetwork network)
    {
        var validation = _split.Validation;
        if (_asksCold) _cold.Settle(network);
        network.Predict(validation.User, validation.Item, _predictions);
        if (_asksCold) _cold.Answer(validation.User, validation.Item, _predictions);
        return MeanLoss(_predictions, validation.Value);
    }

    public double TrainLoss(INetwork network)
    {
        var predicted = new float[_split.Train.Count];
        network.Predict(_split.Train.User, _split.Train.Item, predicted);
        return MeanLoss(predicted, _split.Train.Value);
    }

    public IReadOnlyDictionary<string, double>? Measure(int epoch)
    {
        if (_options.Metrics is not { Count: > 0 } metrics) return null;
        var values = new Dictionary<string, double>(metrics.Count);
        foreach (var metric in metrics)
            Callbacks.Guard(
                $"metric '{metric.Name}'",
                $"after epoch {epoch}",
                () => values[metric.Name] = metric.Of(_predictions, _split.Validation.Value));
        return values;
    }

    public EpochEnd EndOf(EpochResult result, INetwork network) => new(result, _split.Validation, _predictions, network.Export);

    private double MeanLoss(float[] predicted, float[] actual)
    {
        var sum = 0.0;
        for (var row = 0; row < predicted.Length; row++)
            sum += LossFunction.Value(_options.Loss, predicted[row], actual[row]);
        return sum / predicted.Length;
    }
}
