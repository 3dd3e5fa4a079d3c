using AmazonRec.Studies.Tables;
using AmazonRec.Training.Search;


namespace AmazonRec.Studies.Figures;

/// <summary>What a search has tried, as a table and as a chart.</summary>
public static class SearchFigures
{
    /// <summary>A row for each trial: those of the most epochs first, and of them the best.</summary>
    public static Table Table(SearchState state)
    {
        Trial[] trials = [
            .. state.Trials.OrderByDescending(t => t.Epochs).ThenBy(t => double.IsNaN(t.Rmse)).ThenBy(t => t.Rmse).ThenBy(t => t.Number)];
        return new Table(
            $"{state.Model}: {trials.Length} trials of {state.Choices} choices",
            Column.Text("choice", trials.Select(t => $"{t.Number}")),
            Of("lr", t => t.Choice.LearningRate),
            Of("decay", t => t.Choice.Decay),
            Of("factors", t => t.Choice.Factors, "0"),
            Of("dropout", t => t.Choice.Dropout),
            Of("batch", t => t.Choice.Batch, "0"),
            Of("epochs", t => t.Epochs, "0"),
            Column.Numbers("validation RMSE", trials.Select(t => t.Rmse), "F4", Best.Lowest),
            Column.Numbers("s", trials.Select(t => t.Seconds), "F1"));

        Column Of(string name, Func<Trial, double?> value, string format = "G3") =>
            Column.Numbers(name, trials.Select(t => value(t) ?? double.NaN), format);
    }

    /// <summary>
    /// Error by learning rate, a colour for each number of epochs; the best trial's rate is written beside it. Trials that diverged have no
    /// point.
    /// </summary>
    /// <exception cref="ArgumentException">Every trial diverged: there is nothing to draw.</exception>
    public static Chart Chart(SearchState state)
    {
        var best = state.Best() ?? throw new ArgumentException($"Every trial of {state.Model} diverged: there is nothing to draw.");
        var rounds = state.Trials.Where(t => double.IsFinite(t.Rmse)).GroupBy(t => t.Epochs).OrderBy(round => round.Key);
        return new ScatterChart($"{state.Model}: validation RMSE by learning rate", "learning rate", "validation RMSE",
        [
            .. rounds.Select(
                round =>
                    new ScatterSeries(
                        $"{round.Key} epochs",
                        [.. round.Select(t => new ScatterPoint(t.Choice.LearningRate, t.Rmse, t == best ? $"choice {t.Number}" : null))])),
        ])
        { LogX = true };
    }
}
