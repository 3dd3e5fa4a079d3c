using System.CommandLine;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>Where a command writes: results to standard output, progress and notes to standard error. Colours only on a terminal.</summary>
internal sealed class Screen
{
    private const int WidthInFiles = 4096; // nothing wraps in a file: paths stay whole for grep

    private const string VerboseName = "--verbose";

    private Screen(TextWriter output, TextWriter error, bool verbose)
    {
        Verbose = verbose;
        Output = output;
        Results = Console(output, isTerminal: ReferenceEquals(output, System.Console.Out) && !System.Console.IsOutputRedirected);
        ShowsProgress = !verbose && ReferenceEquals(error, System.Console.Error) && !System.Console.IsErrorRedirected;
        Notes = Console(error, isTerminal: ReferenceEquals(error, System.Console.Error) && !System.Console.IsErrorRedirected);
    }

    /// <summary>Standard output as it is, for JSON.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard output, for tables.</summary>
    public IAnsiConsole Results { get; }

    /// <summary>Standard error.</summary>
    public IAnsiConsole Notes { get; }

    /// <summary>Whether bars can move: standard error is a terminal, and nobody asked for lines.</summary>
    public bool ShowsProgress { get; }

    /// <summary>Whether every epoch, fold, cell and tenth of a download gets a line.</summary>
    public bool Verbose { get; }

    /// <summary>The option of all commands that asks for lines in place of bars.</summary>
    public static Option<bool> VerboseOption() =>
        new(VerboseName)
        {
            Description = "On standard error, a line for every epoch, fold, cell and tenth of a download, in place of bars.",
            Recursive = true,
        };

    public static Screen Open(ParseResult parsed) =>
        new(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, parsed.GetValue<bool>(VerboseName));

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
