using AmazonRec.Training;

namespace AmazonRec.Cli.Terminal;

/// <summary>What is told of a model in one line, once its training has ended: of one on several folds, of all together.</summary>
internal sealed class FitLine(string name)
{
    private int _fits;
    private int _epochs;
    private double _seconds;
    private EpochResult? _last;

    /// <summary>Whose line it is.</summary>
    public string Name => name;

    /// <summary>Counts an epoch that has ended.</summary>
    public void Add(EpochResult epoch)
    {
        if (_last is null || epoch.Epoch <= _last.Epoch) _fits++;
        _epochs++;
        _seconds += epoch.Seconds;
        _last = epoch;
    }

    /// <summary>The line; null where no epoch has ended.</summary>
    public string? Text() => _last is null ? null
        : $"{name}: {(_fits > 1 ? $"{_fits} fits, " : "")}{_epochs} epoch{(_epochs == 1 ? "" : "s")}, last loss "
            + $"{_last.TrainLoss:F4}{(_last.ValidationLoss is { } v ? $", validation {v:F4}" : "")}, {_seconds:F1} s";
}
