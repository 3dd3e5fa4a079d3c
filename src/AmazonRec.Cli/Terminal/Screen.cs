using System.CommandLine;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>Where a command writes: results to standard output, progress and notes to standard error. Colours only on a terminal.</summary>
internal sealed class Screen
{
    private const int WidthInFiles = 4096; // nothing wraps in a file: paths stay whole for grep

    private Screen(TextWriter output, TextWriter error)
    {
        Output = output;
        Results = Console(output, isTerminal: ReferenceEquals(output, System.Console.Out) && !System.Console.IsOutputRedirected);
        ShowsProgress = ReferenceEquals(error, System.Console.Error) && !System.Console.IsErrorRedirected;
        Notes = Console(error, ShowsProgress);
    }

    /// <summary>Standard output as it is, for JSON.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard output, for tables.</summary>
    public IAnsiConsole Results { get; }

    /// <summary>Standard error.</summary>
    public IAnsiConsole Notes { get; }

    /// <summary>Whether standard error is a terminal, where bars can move.</summary>
    public bool ShowsProgress { get; }

    public static Screen Of(ParseResult parseResult) => new(parseResult.InvocationConfiguration.Output, parseResult.InvocationConfiguration.Error);

    private static IAnsiConsole Console(TextWriter writer, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal) console.Profile.Width = WidthInFiles;
        return console;
    }
}
