using System.CommandLine;

namespace AmazonRec.Cli.Options;

/// <summary>What a command writes, where, and what of an earlier run becomes of it.</summary>
internal static class OutputOptions
{
    private const string OutName = "--out";

    public static Option<bool> Json() => new("--json") { Description = "One JSON object on standard output, nothing else." };

    /// <summary>A file or folder for results; nothing is written where it is not given.</summary>
    /// <param name="what">What it is, as a sentence.</param>
    /// <param name="helpName">What help calls the value.</param>
    public static Option<string?> Out(string what, string helpName) => new(OutName) { Description = what, HelpName = helpName };

    /// <summary>The same, where there are no results without it.</summary>
    public static Option<string> RequiredOut(string what, string helpName) =>
        new(OutName) { Description = what, HelpName = helpName, Required = true };

    /// <summary>A folder for results, and where they go otherwise.</summary>
    public static Option<string> OutFolder(string what, string usual) =>
        new(OutName) { Description = what, HelpName = "DIR", DefaultValueFactory = _ => usual };

    public static Option<bool> Force() => new("--force") { Description = "Replace what an earlier run of this command left in --out." };

    public static Option<bool> Resume() =>
        new("--resume")
        {
            Description =
                "Go on where the same command with the same --out was interrupted, to the same result as without the interruption.",
        };

    public static Option<string?> Html() =>
        new("--html") { Description = "Write a page, too: one HTML file that holds its charts and pictures.", HelpName = "FILE.html" };
}
