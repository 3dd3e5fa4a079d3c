using System.CommandLine;

namespace AmazonRec.Cli.Options;

/// <summary>The files of ratings that a command reads.</summary>
internal static class DataOption
{
    /// <summary>What a name may stand for.</summary>
    public const string Description =
        "Reviews (JSON lines), ratings (CSV, TSV and the like, Parquet) or sequences (user item item ...), plain or gzip; coded rows (.rows); "
        + "several by a pattern in quotes ('ratings/*.parquet') or separated by semicolons.";

    public static Option<string> Create(bool required) => new("--data")
    {
        Description = Description,
        HelpName = "FILE",
        Required = required,
    };
}
