using System.Diagnostics;
using AmazonRec.Notebooks.Documents;
using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Running;

/// <summary>Runs notebooks without anyone looking.</summary>
public static class NotebookRunner
{
    /// <summary>The tag of cells that must fail.</summary>
    public const string RaisesException = "raises-exception";

    /// <summary>Runs all cells in a session of their own and puts what they show into the notebook. Ends at the first cell that fails.</summary>
    /// <param name="notebook">Its outputs are replaced, in memory: saving it is the caller's choice.</param>
    /// <param name="folder">Where it is: <c>#r</c> and <c>#load</c> begin there.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="progress">Hears of each cell.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<NotebookRun> RunAsync(
        Notebook notebook, string folder, RunOptions options, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        Environment.SetEnvironmentVariable(RunOptions.ModeVariable, options.ModeName);
        using var session = new CSharpSession(folder);
        var cells = notebook.CodeCells.ToArray();
        var whole = Stopwatch.StartNew();
        progress?.Report(new RunProgress(0, cells.Length, 0));
        foreach (var cell in cells)
        {
            var (time, made) = (Stopwatch.StartNew(), OtherData.Of(cell));
            if (await Run(cell, session, options, cancellation) is { } failure) return new NotebookRun(session.Cells, whole.Elapsed.TotalSeconds, failure);
            if (options.OnlyOnSameData && made is not null && OtherData.Of(cell) is { } here && here != made)
                return new NotebookRun(session.Cells, whole.Elapsed.TotalSeconds, Failure: null) { OtherData = new(made, here) };
            progress?.Report(new RunProgress(session.Cells, cells.Length, time.Elapsed.TotalSeconds));
        }

        notebook.Mode = options.ModeName;
        return new NotebookRun(cells.Length, whole.Elapsed.TotalSeconds, Failure: null);
    }

    private static async Task<CellFailure?> Run(NotebookCell cell, CSharpSession session, RunOptions options, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (options.CellLimit is { } most) limit.CancelAfter(most);
        var outputs = new List<CellOutput>();
        var result = await session.ExecuteAsync(cell.Source, outputs.Add, cancellation: limit.Token);
        cancellation.ThrowIfCancellationRequested();
        cell.Take(result.Number, outputs);
        return (result.Interrupted, result.Error, Must: cell.Has(RaisesException)) switch
        {
            (true, { } error, _) => Failed($"takes longer than {options.CellLimit!.Value.TotalSeconds:0.##} s; {error.Message}", error),
            (_, { } error, Must: false) => Failed($"{error.Name}: {error.Message}", error),
            (_, null, Must: true) => new CellFailure(result.Number, Line: null, $"is tagged {RaisesException} and raised none.", []),
            _ => null,
        };

        CellFailure Failed(string message, ErrorOutput error) => new(result.Number, error.Line, message, error.Traceback);
    }
}
