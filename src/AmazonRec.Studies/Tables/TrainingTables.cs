using AmazonRec.Runs;
using AmazonRec.Training;

namespace AmazonRec.Studies.Tables;

/// <summary>How training went, as a table.</summary>
public static class TrainingTables
{
    /// <summary>What happened in a run and what to try, a row for each hint; no rows if all is well.</summary>
    public static Table Hints(ExperimentResult result, string title = "Hints") => new(
        title,
        [
            Column.Text("what happened", result.Hints.Select(hint => hint.Sentence)),
            Column.Text("try", result.Hints.Select(hint => string.Join(" or ", hint.Try))),
        ]);

    /// <summary>A row for each epoch: losses, metrics, learning rate and seconds.</summary>
    public static Table Epochs(History history, string title = "Epochs")
    {
        var names = history.Epochs is [{ Metrics: { } metrics }, ..] ? metrics.Keys : [];
        return new Table(
            title,
            [
                Column.Numbers("epoch", Of(e => e.Epoch)),
                Column.Numbers("training loss", Of(e => e.TrainLoss), "F4"),
                .. history.Epochs.Any(e => e.ValidationLoss is not null)
                    ? [Column.Numbers("validation loss", Of(e => e.ValidationLoss ?? double.NaN), "F4")]
                    : Array.Empty<Column>(),
                .. names.Select(name => Column.Numbers(name, Of(e => e.Metrics![name]), "F4")),
                Column.Numbers("learning rate", Of(e => e.LearningRate), "G3"),
                Column.Numbers("seconds", Of(e => e.Seconds), "F2"),
            ]);

        IEnumerable<double> Of(Func<EpochResult, double> value) => history.Epochs.Select(value);
    }
}
