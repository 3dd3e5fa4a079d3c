using AmazonRec.Training;

namespace AmazonRec.Studies.Figures;

/// <summary>How training went, as charts.</summary>
public static class TrainingCharts
{
    /// <summary>Training and validation loss by epoch, with a mark at the epoch whose weights were kept.</summary>
    public static LineChart LearningCurve(History history, string title = "Learning curve", string loss = "mean squared error")
    {
        var validation = ValidationOf(history);
        var training = new Line("training", [.. history.Epochs.Select(e => ((double)e.Epoch, e.TrainLoss))]);
        return new LineChart(title, "epoch", loss, validation.Length > 0 ? [training, new("validation", validation)] : [training])
        {
            Mark = history.KeptEpoch > 0 && history.Epochs.Count > history.KeptEpoch ? new(history.KeptEpoch, $"kept: epoch {history.KeptEpoch}") : null,
        };
    }

    /// <summary>Validation loss by epoch of several runs.</summary>
    public static LineChart ValidationCurves(string title, params IReadOnlyList<(string Name, History History)> runs) =>
        new(title, "epoch", "validation MSE", [.. runs.Select(run => new Line(run.Name, ValidationOf(run.History)))]);

    /// <summary>Smoothed loss by learning rate, with a mark at the suggestion.</summary>
    public static LineChart LearningRates(string title, LearningRateSearch search) =>
        new(title, "learning rate", "smoothed loss", [new("loss", [.. search.Points.Select(p => (p.Rate, p.Smoothed))])])
        {
            LogX = true,
            Mark = new(search.Suggestion, $"{search.Suggestion:G2}"),
        };

    private static (double X, double Y)[] ValidationOf(History history) =>
        [.. history.Epochs.Where(e => e.ValidationLoss is not null).Select(e => ((double)e.Epoch, e.ValidationLoss!.Value))];
}
