using System.Globalization;
using AmazonRec.Models.Baselines;
using AmazonRec.Studies.Tables;
using AmazonRec.Training.Search;

namespace AmazonRec.Studies.Figures;

/// <summary>What a search has tried, as a table and as a chart.</summary>
public static class SearchFigures
{
    private const string Rate = "lr";
    private const double Close = .1; // of the baseline

    /// <summary>What tables and charts call a trial.</summary>
    public static string NameOf(Trial trial) => trial.IsDefault ? "default" : $"{trial.Number}";

    /// <summary>A row for each choice with its best run, the best first; the baseline stands where it belongs among them.</summary>
    public static Table Table(SearchState state)
    {
        var trials = state.ByChoice();
        var place = trials.Count(t => t.Rmse <= state.Baseline);
        Trial?[] rows = [.. trials.Take(place), null, .. trials.Skip(place)]; // null is the baseline
        string[] options = [.. trials.SelectMany(t => t.Choice.Keys).Distinct()];
        return new Table(
            $"{state.Model}: the default options and {trials.Count(t => !t.IsDefault)} drawn trials, best run of each; blank as by default",
            [
                Column.Text("trial", rows.Select(t => t is null ? Baseline.Yardstick.Name : NameOf(t))),
                .. options.Select(name => Column.Figures(name, rows.Select(t => t?.Choice.GetValueOrDefault(name) ?? ""))),
                Column.Figures("epoch", rows.Select(t => t is null ? "" : $"{t.KeptEpoch} of {t.Epochs}")),
                Column.Numbers("validation RMSE", rows.Select(t => (double?)(t?.Rmse ?? state.Baseline)), "F4", Best.Lowest),
                Column.Figures("against baseline", rows.Select(t => t is null ? "" : Percent(t.Rmse / state.Baseline))),
                Column.Numbers("s", rows.Select(t => t?.Seconds), "F1"),
            ]);
    }

    /// <summary>
    /// Error by learning rate, each choice with its best run, and the baseline as a line across. Trials that diverged have no point.
    /// </summary>
    /// <param name="state">The search.</param>
    /// <exception cref="ArgumentException">Every trial diverged: there is nothing to draw.</exception>
    public static Chart Chart(SearchState state) =>
        state.Best() is null
            ? throw new ArgumentException($"Every trial of {state.Model} diverged: there is nothing to draw.")
            : Drawn(state, "validation RMSE", most: double.PositiveInfinity);

    /// <summary>The same of what is within a tenth of the baseline; null where that is nothing or all.</summary>
    /// <param name="state">The search.</param>
    public static Chart? CloserChart(SearchState state)
    {
        var most = state.Baseline * (1 + Close);
        var drawn = state.ByChoice().Where(t => !t.IsDefault && double.IsFinite(t.Rmse)).ToArray();
        return drawn.Any(t => t.Rmse <= most) && drawn.Any(t => t.Rmse > most)
            ? Drawn(state, "within a tenth of the baseline", most)
            : null;
    }

    private static ScatterChart Drawn(SearchState state, string what, double most)
    {
        var best = state.Best();
        Trial[] drawn = [.. state.ByChoice().Where(t => double.IsFinite(t.Rmse) && !t.IsDefault)];
        var byRate = drawn.All(t => t.Choice.ContainsKey(Rate));
        var shown = drawn.Where(t => t.Rmse <= most).GroupBy(t => t.Choice.GetValueOrDefault("optimizer") ?? "default optimizer");
        var levels = new List<Level> { new(state.Baseline, $"{Baseline.Yardstick.Name} {state.Baseline:F4}") };
        if (state.Default() is { Rmse: not double.NaN } usual && usual.Rmse <= most)
            levels.Add(new(usual.Rmse, $"default {usual.Rmse:F4}"));
        return new ScatterChart(
            $"{state.Model}: {what}, by {(byRate ? "learning rate" : "trial")}",
            byRate ? "learning rate" : "trial",
            "validation RMSE",
            [.. shown.Select(group => new ScatterSeries(group.Key, [.. group.Select(Point)]))])
        {
            LogX = byRate,
            Levels = levels,
        };

        ScatterPoint Point(Trial t) => new(
            byRate ? double.Parse(t.Choice[Rate], CultureInfo.InvariantCulture) : t.Number, t.Rmse, t == best ? $"trial {t.Number}" : null);
    }

    /// <summary>A ratio as what it is above or below 1, such as +0.3 %.</summary>
    internal static string Percent(double ratio) =>
        double.IsNaN(ratio) ? Column.None : $"{((ratio - 1) * 100).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture)} %";
}
