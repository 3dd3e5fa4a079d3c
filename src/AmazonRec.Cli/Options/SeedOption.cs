using System.CommandLine;

namespace AmazonRec.Cli.Options;

/// <summary>Where random numbers begin.</summary>
internal static class SeedOption
{
    /// <param name="usual">The seed by default; 0 where none is named.</param>
    public static Option<ulong> Create(ulong? usual = null)
    {
        var option = new Option<ulong>("--seed")
        {
            Description = "Seed of all that is random (samples, splits, weights, order, dropout): the same seed gives the same bits.",
            HelpName = "N",
        };
        if (usual is { } seed) option.DefaultValueFactory = _ => seed;
        return option;
    }
}
