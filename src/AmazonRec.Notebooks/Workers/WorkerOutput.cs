namespace AmazonRec.Notebooks.Workers;

/// <summary>
/// What a worker's process writes beside its cells: said as it comes, but for what the runtime writes as it crashes, which is kept.
/// </summary>
internal sealed class WorkerOutput(Action<string> say)
{
    private const int MostLines = 20;
    private static readonly string[] Crashes = ["Stack overflow", "Process terminated.", "Unhandled exception.", "Fatal error."];

    // Frames of what runs cells, and of threads, which say nothing of the cell.
    private static readonly string[] Machinery = [
        "Microsoft.CodeAnalysis.",
        "System.Runtime.CompilerServices.",
        "System.Threading.",
        "AmazonRec.Notebooks.",
        ".<Factory>(",
        ".<Initialize>("];
    private readonly Lock _one = new();
    private readonly List<string> _crash = [];

    /// <summary>What the runtime wrote about a crash; empty if there was none.</summary>
    public IReadOnlyList<string> Crash
    {
        get
        {
            lock (_one) return [.. _crash];
        }
    }

    public void Add(string? line)
    {
        if (line is null) return;
        lock (_one)
        {
            if (_crash.Count == 0 && !Crashes.Any(c => line.StartsWith(c, StringComparison.Ordinal))) say(line);
            else if (_crash.Count < MostLines && !Machinery.Any(m => line.Contains(m, StringComparison.Ordinal))) _crash.Add(line);
        }
    }
}
