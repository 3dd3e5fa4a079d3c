using System.CommandLine;
using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Cli.Train;

/// <summary>How intervals are drawn.</summary>
internal static class IntervalOptions
{
    public static Option<int> Resamples() =>
        new("--resamples")
        {
            Description = "Draws for the intervals; users are drawn with all their rows.",
            HelpName = "N",
            DefaultValueFactory = _ => new BootstrapOptions().Resamples,
        };
}
