using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;

namespace AmazonRec.Cli.Setup;

/// <summary><c>reference</c>: all commands and options as a page, made from the program itself.</summary>
internal static class ReferenceCommand
{
    public static Command Create()
    {
        var file = OutputOptions.Out("The page's file; without it, the page goes to standard output.", "FILE.md");
        var command = new Command("reference", "Write all commands, options and examples as a Markdown page.") { file };
        command.SetAction(parsed =>
        {
            var page = ReferencePage.Write(parsed.RootCommandResult.Command);
            if (parsed.GetValue(file) is not { } path)
            {
                parsed.InvocationConfiguration.Output.Write(page);
                return 0;
            }

            AtomicFile.WriteText(path, page);
            parsed.InvocationConfiguration.Output.WriteLine($"written: {path}");
            return 0;
        });
        return command.WithExamples("amazonrec reference --out docs/reference.md");
    }
}
