using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Notebooks.Reports;

namespace AmazonRec.Cli.Notebooks;

/// <summary><c>notebook html FILE…</c>: notebooks as pages, with the outputs that their files hold.</summary>
internal static class NotebookHtmlCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = NotebookFiles.Words, Arity = ArgumentArity.OneOrMore };
        var target = OutputOptions.OutFolder(
            "Folder for the pages, and for index.html if there are several.", Path.Combine("results", ReportFolder.Name));
        var command = new Command(
            "html",
            "Write notebooks as pages, one file each, that need no network and no script. They show the outputs that the files hold; "
            + "nothing runs.") { files,
            target };
        command.SetAction(parsed =>
        {
            var screen = Screen.Open(parsed);
            foreach (var path in ReportFolder.Write(parsed.GetRequiredValue(target), NotebookFiles.Find(parsed.GetRequiredValue(files))))
                screen.Output.WriteLine($"written: {path}");
            return 0;
        });
        return command.WithExamples(
            "amazonrec notebook html notebooks/00-quickstart.ipynb",
            "amazonrec notebook html notebooks      and results/report/index.html");
    }
}
