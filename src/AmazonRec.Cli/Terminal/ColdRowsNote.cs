using AmazonRec.Evaluation;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>How many test rows ask for what training did not see, where any do.</summary>
internal static class ColdRowsNote
{
    public static void Write(IAnsiConsole console, RatingMetrics metrics, string? model = null)
    {
        if (metrics.ColdRows is { } cold) console.WriteLine($"{(model is null ? "" : $"{model}: ")}{cold.Sentence(metrics.Count)}");
    }
}
