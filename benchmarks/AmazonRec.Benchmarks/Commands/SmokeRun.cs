using System.CommandLine;

namespace AmazonRec.Benchmarks.Commands;

/// <summary><c>--quick</c>, and what it changes in every command: small data, one measurement of each kind, no goals.</summary>
internal static class SmokeRun
{
    /// <summary>What is said beside its times.</summary>
    public const string Note = "A smoke run on small data. Its times say nothing.";

    /// <summary>The option <c>--quick</c>.</summary>
    public static Option<bool> Quick() => new("--quick")
    {
        Description = "A smoke run on small data: shows that everything runs, not how fast.",
    };

    /// <summary>The option <c>--repeats</c>, whose default depends on <see cref="Quick"/>.</summary>
    public static Option<int?> Repeats() => new("--repeats")
    {
        Description = $"Measurements of each kind, whose median counts: {new BenchmarkOptions().Repeats}, or 1 with --quick.",
        HelpName = "N",
    };

    /// <summary>How often each is measured.</summary>
    public static int RepeatsOf(int? asked, bool quick) => asked ?? (quick ? 1 : new BenchmarkOptions().Repeats);
}
