using System.CommandLine;
using System.Diagnostics;
using AmazonRec.Cli.Terminal;
using AmazonRec.Notebooks.Kernels;
using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Cli.Notebooks;

/// <summary><c>notebook kernel</c>: C# for Jupyter clients.</summary>
internal static class NotebookKernelCommand
{
    /// <summary>How Jupyter clients tell a kernel which process it is for.</summary>
    private const string ParentVariable = "JPY_PARENT_PID";

    public static Command Create() =>
        new Command("kernel", "Serve C# to Jupyter clients: VS Code, JupyterLab, jupyter console.")
        {
            Install(), Uninstall(), List(), Run(),
        }.WithExamples("amazonrec notebook kernel install", "amazonrec notebook kernel list", "amazonrec notebook kernel uninstall");

    private static Command Install()
    {
        var command = new Command(
            "install",
            $"Tell this user's Jupyter clients of the kernel '{KernelSpec.Name}', shown as {KernelSpec.DisplayName}. The name that "
            + $"notebooks ask for, {KernelSpec.AskedName}, starts it too, unless another program's kernel has that.");
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var (written, other) = KernelSpec.Install(KernelSpec.UserFolder(), NotebookWorkerCommand.Program);
            foreach (var file in written) output.WriteLine($"written: {file}");
            output.WriteLine(
                other is null
                    ? $"The kernel is called {KernelSpec.DisplayName}; notebooks that ask for {KernelSpec.AskedName} start it, too."
                    : $"The kernel is called {KernelSpec.DisplayName}. {KernelSpec.AskedName}, which notebooks ask for, is another "
                        + $"program's ({other}) and stays. Choose {KernelSpec.DisplayName} in the editor's kernel picker, or by "
                        + $"jupyter nbconvert --execute --ExecutePreprocessor.kernel_name={KernelSpec.Name}.");
            return 0;
        });
        return command.WithExamples(
            "amazonrec notebook kernel install      then choose 'C# (AmazonRec)' in VS Code, JupyterLab or jupyter console");
    }

    private static Command Uninstall()
    {
        var command = new Command("uninstall", "Take back what install did; kernels of other programs stay.");
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var removed = KernelSpec.Uninstall(KernelSpec.UserFolder());
            if (removed.Count == 0) output.WriteLine("There is nothing to remove.");
            foreach (var file in removed) output.WriteLine($"removed: {file}");
            return 0;
        });
        return command.WithExamples("amazonrec notebook kernel uninstall");
    }

    private static Command List()
    {
        var command = new Command("list", "The kernels that this user's Jupyter clients know, and which are this program's.");
        command.SetAction(parsed =>
        {
            var kernels = KernelSpec.List(KernelSpec.UserFolder());
            if (kernels.Count == 0) parsed.InvocationConfiguration.Output.WriteLine($"There are none in {KernelSpec.UserFolder()}.");
            foreach (var kernel in kernels)
                parsed.InvocationConfiguration.Output.WriteLine(
                    $"{kernel.Name}: {kernel.DisplayName}{(kernel.IsOurs ? "" : ", of another program")} ({kernel.File})");
            return 0;
        });
        return command.WithExamples("amazonrec notebook kernel list");
    }

    private static Command Run()
    {
        var file = new Argument<string>("CONNECTION_FILE")
        {
            Description = "Where to listen and the key of messages, as Jupyter clients write them.",
        };
        var command = new Command("run", "Serve until a client says otherwise. Clients start this; people seldom do.") { file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var connection = KernelConnection.Read(parsed.GetRequiredValue(file));
            using var orphaned = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            _ = EndWithParent(orphaned);
            using var session = new CSharpSession(Environment.CurrentDirectory);
            using var server = new KernelServer(connection, session);
            await server.RunAsync(orphaned.Token);
            return 0;
        });
        return command.WithExamples(
            "amazonrec notebook kernel run connection.json      what a client starts; the file says where it listens");
    }

    /// <summary>A client that dies leaves nobody to shut its kernel down.</summary>
    private static async Task EndWithParent(CancellationTokenSource end)
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable(ParentVariable), out var id) || id <= 1) return;
        try
        {
            using var parent = Process.GetProcessById(id);
            await parent.WaitForExitAsync(end.Token);
        }
        catch (ArgumentException)
        {
            // it is gone already
        }

        await end.CancelAsync();
    }
}
