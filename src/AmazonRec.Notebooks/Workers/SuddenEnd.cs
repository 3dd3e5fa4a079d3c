using AmazonRec.Notebooks.Running;

namespace AmazonRec.Notebooks.Workers;

/// <summary>Why a worker's process ended in the middle of a notebook, in the terms of the notebook.</summary>
internal static class SuddenEnd
{
    private const int FromSignals = 128;

    private static readonly Dictionary<int, string> Signals = new()
    {
        [2] = "SIGINT: somebody interrupted it",
        [4] = "SIGILL: the processor doesn't know an instruction",
        [6] = "SIGABRT: the runtime gave up",
        [7] = "SIGBUS: memory that is not there",
        [8] = "SIGFPE: a division that can't be",
        [9] = "SIGKILL: by itself, by somebody, or as the machine's memory ran out",
        [11] = "SIGSEGV: memory that is not its own",
        [15] = "SIGTERM: somebody ended it",
    };

    /// <summary>The failure.</summary>
    /// <param name="file">The notebook that ran.</param>
    /// <param name="cell">Its cell that ran; 0 before the first.</param>
    /// <param name="exitCode">Of the process; null where it had to be killed as it no longer answered.</param>
    /// <param name="words">What it said about it.</param>
    /// <param name="crash">What the runtime wrote about it.</param>
    public static CellFailure Describe(string file, int cell, int? exitCode, WorkerLastWords? words, IReadOnlyList<string> crash)
    {
        var own = words?.File is null || words.File == file;
        var starter = words?.Cell is { } by && (by != cell || !own)
            ? $"code that {(own ? "" : $"{Path.GetFileName(words.File)}, ")}cell {by} started"
            : null;
        var who = (cell, starter) switch
        {
            (0, null) => "before its first cell, the program ended",
            (0, _) => $"before its first cell, {starter} ended the program",
            (_, null) => $"cell {cell} ended the program",
            _ => $"cell {cell} was running when {starter} ended the program",
        };
        var how = words?.Error is { } error
            ? $" by an exception on a thread of its own or in an async void, where no cell can catch it: {error}"
            : Runtime(crash);
        var stack = words is { Traceback.Count: > 0 } ? words.Traceback : crash;
        return new CellFailure(cell, starter is null ? words?.Line : null, $"{who}{how} ({Code(exitCode)})", stack);
    }

    private static string Runtime(IReadOnlyList<string> crash) => crash switch
    {
        [] => "",
        [var first, ..] when first.StartsWith("Stack overflow", StringComparison.Ordinal) => " by a stack overflow: calls without end",
        ["Process terminated.", var reason, ..] => $" by Environment.FailFast: {reason.Trim()}",
        [var first, ..] when first.StartsWith("Process terminated. ", StringComparison.Ordinal) =>
            $" by Environment.FailFast: {first["Process terminated. ".Length..].Trim()}",
        [var first, ..] => $": {first.Trim()}",
    };

    private static string Code(int? exitCode) => exitCode switch
    {
        null => "it no longer answered",
        > FromSignals when !OperatingSystem.IsWindows() && Signals.TryGetValue(exitCode.Value - FromSignals, out var signal) =>
            $"exit code {exitCode}, as of {signal}",
        _ => $"exit code {exitCode}",
    };
}
