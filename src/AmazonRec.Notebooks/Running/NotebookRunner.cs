using System.Diagnostics;
using AmazonRec.Notebooks.Documents;
using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Running;

/// <summary>Runs notebooks without anyone looking, in this process.</summary>
public static class NotebookRunner
{
    /// <summary>The tag of cells that must fail.</summary>
    public const string RaisesException = "raises-exception";

    /// <summary>
    /// Runs all cells in a session of their own and puts what they show into the notebook. Ends at the first cell that fails.
    /// </summary>
    /// <param name="notebook">Its outputs are replaced, in memory: saving it is the caller's choice.</param>
    /// <param name="folder">Where it is: <c>#r</c> and <c>#load</c> begin there.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="progress">Hears of each cell, as it begins and as it ends.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<NotebookRun> RunAsync(
        Notebook notebook, string folder, RunOptions options, IProgress<RunProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var cells = notebook.CodeCells.ToArray();
        if (OfOtherLanguage(cells) is { } other) return new NotebookRun(0, 0, other);
        Environment.SetEnvironmentVariable(RunOptions.ModeVariable, options.ModeName);
        using var session = new CSharpSession(folder);
        var (whole, shown) = (Stopwatch.StartNew(), new ShownOutputs());
        foreach (var cell in cells)
        {
            var (time, made) = (Stopwatch.StartNew(), StatusData.Read(cell));
            progress?.Report(new RunProgress(session.Cells + 1, cells.Length, Seconds: null));
            if (await Run(cell, session, shown, options, cancellation) is { } failure)
                return new NotebookRun(session.Cells, whole.Elapsed.TotalSeconds, failure);
            if (OtherData.Between(options.Data, made, StatusData.Read(cell)) is { } data)
                return new NotebookRun(session.Cells, whole.Elapsed.TotalSeconds, Failure: null) { OtherData = data };
            progress?.Report(new RunProgress(session.Cells, cells.Length, time.Elapsed.TotalSeconds));
        }

        notebook.Mode = options.ModeName;
        return new NotebookRun(cells.Length, whole.Elapsed.TotalSeconds, Failure: null)
        {
            Data = [
                .. cells.Select(StatusData.Read).OfType<StatusData>().SelectMany(status => status.Labels).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>A notebook that can't run to its end doesn't begin.</summary>
    private static CellFailure? OfOtherLanguage(NotebookCell[] cells)
    {
        var at = Array.FindIndex(cells, c => c.Language is { } language && !CellLanguage.IsCSharp(language));
        if (at < 0) return null;
        var message = CellLanguage.Refusal(at + 1, cells[at].Language!);
        return new CellFailure(at + 1, Line: null, message, []);
    }

    private static async Task<CellFailure?> Run(
        NotebookCell cell, CSharpSession session, ShownOutputs shown, RunOptions options, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (options.CellLimit is { } most) limit.CancelAfter(most);
        shown.Begin(cell, session.Cells + 1);
        var result = await session.ExecuteAsync(cell.Source, shown.Add, cancellation: limit.Token);
        cancellation.ThrowIfCancellationRequested();
        shown.Write();
        return (result.Interrupted, result.Error, Must: cell.Has(RaisesException)) switch
        {
            (true, { } error, _) => Failed($"takes longer than {options.CellLimit!.Value.TotalSeconds:0.##} s; {error.Message}", error),
            (_, { } error, Must: false) => Failed(error.IsThrown ? $"{error.Name}: {error.Message}" : error.Message, error),
            (_, null, Must: true) => new CellFailure(result.Number, Line: null, $"is tagged {RaisesException} and raised none.", []),
            _ => null,
        };

        CellFailure Failed(string message, ErrorOutput error) => new(result.Number, error.Line, message, error.Traceback);
    }
}
