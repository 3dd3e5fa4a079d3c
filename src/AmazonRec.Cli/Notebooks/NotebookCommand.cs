using System.CommandLine;

namespace AmazonRec.Cli.Notebooks;

/// <summary><c>notebook</c>: all that is done with notebooks.</summary>
internal static class NotebookCommand
{
    public static Command Create() => new("notebook", "Run notebooks of C#, write them as pages, serve them to Jupyter clients.")
    {
        NotebookRunCommand.Create(), NotebookHtmlCommand.Create(), NotebookKernelCommand.Create(), NotebookWorkerCommand.Create(),
    };
}
