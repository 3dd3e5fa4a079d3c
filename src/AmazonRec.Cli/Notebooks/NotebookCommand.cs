using System.CommandLine;
using AmazonRec.Cli.Terminal;

namespace AmazonRec.Cli.Notebooks;

/// <summary><c>notebook</c>: all that is done with notebooks.</summary>
internal static class NotebookCommand
{
    public static Command Create() => new Command("notebook", "Run notebooks of C#, write them as pages, serve them to Jupyter clients.")
    {
        NotebookRunCommand.Create(), NotebookHtmlCommand.Create(), NotebookKernelCommand.Create(), NotebookWorkerCommand.Create(),
    }.WithExamples(
        "amazonrec notebook run notebooks/00-quickstart.ipynb --out runs/notebooks",
        "amazonrec notebook html notebooks/*.ipynb",
        "amazonrec notebook kernel install");
}
