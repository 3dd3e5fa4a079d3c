using System.CommandLine;
using System.Runtime.CompilerServices;

namespace AmazonRec.Cli.Terminal;

/// <summary>Examples of a command, declared where the command is.</summary>
internal static class CommandExamples
{
    private static readonly ConditionalWeakTable<Command, string[]> Known = [];

    /// <summary>Gives a command the examples that its help ends with.</summary>
    public static Command WithExamples(this Command command, params string[] lines)
    {
        Known.AddOrUpdate(command, lines);
        return command;
    }

    /// <summary>The examples of a command; none where it has none.</summary>
    public static string[] Find(Command command) => Known.TryGetValue(command, out var lines) ? lines : [];
}
