using System.Globalization;
using AmazonRec.Models.Baselines;
using AmazonRec.Studies.Figures;
using AmazonRec.Training.Search;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>A search as a table, a verdict and a command.</summary>
internal static class SearchView
{
    private const double Even = .0005; // of the baseline: less is none

    public static void Write(IAnsiConsole console, SearchState state, string? command, int rows)
    {
        console.Write(Tables.Of(SearchFigures.Table(state)));
        console.WriteLine("* the least validation RMSE; what is the same to four digits has a star each");
        foreach (var sentence in Verdict(state, rows)) console.WriteLine(sentence);
        if (command is not null) console.WriteLine($"Train it, and look at the test rows once:\n  {command}");
    }

    /// <summary>What came of it, in sentences.</summary>
    public static IEnumerable<string> Verdict(SearchState state, int rows)
    {
        if (state.Best() is not { } best)
        {
            yield return "Every trial diverged. Name smaller learning rates, such as --space lr=1e-6..1e-3:log.";
            yield break;
        }

        var ratio = (best.Rmse / state.Baseline) - 1;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Best: {(best.IsDefault ? "the default options" : $"trial {best.Number}")}, validation RMSE {best.Rmse:F4}; "
            + $"{Baseline.Yardstick.Name} has {state.Baseline:F4} on the same rows, so it is {Against(ratio)}.");
        if (!best.IsDefault && state.Default() is { Rmse: not double.NaN } usual)
            yield return string.Create(
                CultureInfo.InvariantCulture, $"The default options have {usual.Rmse:F4}: {usual.Rmse / best.Rmse - 1:P1} more.");
        yield return $"The best of {state.Choices + 1} on {rows:N0} validation rows looks a little better than it is.";
        if (ratio > Even)
            yield return $"No trial of this space reaches {Baseline.Yardstick.Name}: more trials (--trials {state.Choices * 4}), "
                + "another --space, or another model may.";
    }

    private static string Against(double ratio) => Math.Abs(ratio) < Even
        ? "even"
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(ratio):P1} {(ratio > 0 ? "worse" : "better")}");
}
