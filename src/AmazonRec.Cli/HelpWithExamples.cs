using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using AmazonRec.Cli.Terminal;

namespace AmazonRec.Cli;

/// <summary>Help that ends with examples.</summary>
/// <param name="asked">Whether someone asked for it, and need not get the rest of the line right.</param>
internal sealed class HelpWithExamples(bool asked) : SynchronousCommandLineAction
{
    private readonly HelpAction _help = new();

    public override bool ClearsParseErrors => asked;

    public override int Invoke(ParseResult parseResult)
    {
        var code = _help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var examples = CommandExamples.Find(command);
        if (examples.Length > 0)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples) output.WriteLine($"  {example}");
            output.WriteLine();
        }

        return code;
    }
}
