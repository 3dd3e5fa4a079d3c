using System.IO.Pipes;
using AmazonRec.Notebooks.Documents;
using AmazonRec.Notebooks.Running;
using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Workers;

/// <summary>
/// Runs notebooks in a process of their own, one after the other, for whoever holds the other end of a pipe. Cells can end this process; it
/// says what it can before that.
/// </summary>
public static class NotebookWorker
{
    private static readonly AsyncLocal<string?> File = new(); // whose code runs here, and in what it started
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Works until the other end of the pipe is closed.</summary>
    /// <param name="pipeName">Of the named pipe that waits.</param>
    /// <exception cref="IOException">There is none.</exception>
    public static async Task RunAsync(string pipeName)
    {
        await using var stream = new NamedPipeClientStream(
            ".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        try
        {
            await stream.ConnectAsync((int)Patience.TotalMilliseconds);
        }
        catch (TimeoutException e)
        {
            throw new IOException($"Nobody waits at the pipe '{pipeName}'.", e);
        }

        var pipe = new MessagePipe(stream);
        using var lastWords = new LastWords((cell, error) =>
            pipe.Send(
                new WorkerNews(
                    LastWords: new(
                        File.Value, cell, error is null ? null : $"{error.Name}: {error.Message}", error?.Traceback ?? [], error?.Line))));
        var next = pipe.ReceiveAsync<WorkerOrder>();
        while (await next is { } order)
        {
            if (order.Text is null) continue; // stopping what has ended meanwhile
            using var stop = new CancellationTokenSource();
            var run = Task.Run(() => Run(order, order.Text, pipe, stop.Token), CancellationToken.None);
            next = pipe.ReceiveAsync<WorkerOrder>();
            if (await Task.WhenAny(run, next) == next)
            {
                await stop.CancelAsync();
                if (await next is null)
                {
                    await Task.WhenAny(run, Task.Delay(Patience)); // nobody waits for it, but it may be writing files
                    return;
                }

                next = pipe.ReceiveAsync<WorkerOrder>();
            }

            pipe.Send(await run);
        }
    }

    private static async Task<WorkerNews> Run(WorkerOrder order, string text, MessagePipe pipe, CancellationToken stop)
    {
        var at = 0;
        try
        {
            File.Value = order.File;
            var (notebook, folder) = (Notebook.Parse(text, order.File), Path.GetDirectoryName(order.File)!);
            Environment.CurrentDirectory = folder; // as Jupyter clients do
            var run = await NotebookRunner.RunAsync(notebook, folder, order.Options, new Told(pipe, p => at = p.Cell), stop);
            return new WorkerNews(Run: run, Text: notebook.Write());
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new WorkerNews();
        }
        catch (Exception e) // the host's own fault is said, too
        {
            return new WorkerNews(
                Run: new NotebookRun(
                    at, 0, new CellFailure(at, Line: null, $"{e.GetType()}: {e.Message}", [.. (e.StackTrace ?? "").Split('\n')])),
                Text: text);
        }
    }

    private sealed class Told(MessagePipe pipe, Action<RunProgress> also) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            also(value);
            pipe.Send(new WorkerNews(Progress: value));
        }
    }
}
