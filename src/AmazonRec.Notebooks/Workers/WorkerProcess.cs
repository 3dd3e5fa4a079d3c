using System.Diagnostics;
using AmazonRec.Notebooks.Documents;
using AmazonRec.Notebooks.Running;

namespace AmazonRec.Notebooks.Workers;

/// <summary>
/// Runs notebooks in a process beside this one, so that a cell can end that one at most. One serves many notebooks, until it dies or one
/// fails.
/// </summary>
public sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(20); // a cell over its limit has some seconds to end by itself
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(5);
    private readonly Func<string, ProcessStartInfo> _command;
    private readonly Action<string> _say;
    private Worker? _worker;

    /// <param name="command">What starts a process that calls <see cref="NotebookWorker.RunAsync"/> with the name of a pipe.</param>
    /// <param name="say">Takes lines that the process writes beside its cells.</param>
    public WorkerProcess(Func<string, ProcessStartInfo> command, Action<string> say) => (_command, _say) = (command, say);

    /// <summary>
    /// Runs all cells of a notebook, as <see cref="NotebookRunner.RunAsync"/> does. A cell that ends the process is a failure like others.
    /// </summary>
    /// <param name="notebook">Stays as it is.</param>
    /// <param name="file">Where it is; cells run in its folder.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="progress">Hears of each cell.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How the run went, and the notebook with what its cells showed.</returns>
    /// <exception cref="IOException">The process can't be started.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<(NotebookRun Run, Notebook Notebook)> RunAsync(
        Notebook notebook, string file, RunOptions options, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var worker = _worker ??= await Worker.StartAsync(_command, _say, Start, cancellation);
        try
        {
            var (run, text) = await Run(worker, notebook, file, options, progress, cancellation);
            if (run.Failure is not null) Dispose(); // who knows what it left behind
            return (run, text is null ? notebook : Notebook.Parse(text, file));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _worker?.Dispose();
        _worker = null;
    }

    private static async Task<(NotebookRun Run, string? Text)> Run(
        Worker worker, Notebook notebook, string file, RunOptions options, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var (time, cell) = (Stopwatch.StartNew(), 0);
        WorkerLastWords? words = null;
        worker.Pipe.Send(new WorkerOrder(file, notebook.Write(), options.Mode, options.CellLimit?.TotalSeconds, options.Data));
        while (true)
        {
            var received = worker.Pipe.ReceiveAsync<WorkerNews>();
            WorkerNews? news;
            try
            {
                news = await received.WaitAsync(options.CellLimit is { } limit ? limit + Late : Timeout.InfiniteTimeSpan, cancellation);
            }
            catch (OperationCanceledException)
            {
                await Stop(worker, received);
                throw;
            }
            catch (TimeoutException)
            {
                return Failed(
                    new CellFailure(
                        cell,
                        Line: null,
                        $"takes longer than {options.CellLimit!.Value.TotalSeconds:0.##} s, and its program no longer answers.",
                        []));
            }

            if (news is null)
                return Failed(SuddenEnd.Describe(file, cell, await worker.EndAsync(EndTime, cancellation), words, worker.Output.Crash));
            words = news.LastWords ?? words;
            if (news.Run is { } run) return (run, news.Text);
            if (news.Progress is not { } at) continue;
            cell = at.Cell;
            progress?.Report(at);
        }

        (NotebookRun, string?) Failed(CellFailure failure) => (new(cell, time.Elapsed.TotalSeconds, failure), null);
    }

    /// <summary>Cells may write files: they get the time to end in good order.</summary>
    private static async Task Stop(Worker worker, Task<WorkerNews?> received)
    {
        worker.Pipe.Send(WorkerOrder.Stop);
        using var late = new CancellationTokenSource(StopTime);
        try
        {
            while (await received.WaitAsync(late.Token) is { } news && (news.Progress is not null || news.LastWords is not null))
                received = worker.Pipe.ReceiveAsync<WorkerNews>();
        }
        catch (OperationCanceledException)
        {
            // it is ended the hard way
        }
    }
}
