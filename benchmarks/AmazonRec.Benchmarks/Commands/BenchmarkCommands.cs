using System.CommandLine;

namespace AmazonRec.Benchmarks.Commands;

/// <summary>All that is measured.</summary>
internal static class BenchmarkCommands
{
    public static Command Root() =>
        new("benchmarks", "How fast it is, beside the machine's limits and, in turn, beside peers.")
        {
            EpochsCommand.Create(), RecommendCommand.Create(), IngestionCommand.Create(), WordsCommand.Create(), ImagesCommand.Create(),
            BootstrapCommand.Create(), RankCommand.Create(), KernelsCommand.Create(),
        };
}
