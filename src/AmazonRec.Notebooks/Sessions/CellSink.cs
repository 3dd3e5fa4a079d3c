namespace AmazonRec.Notebooks.Sessions;

/// <summary>Where a cell's outputs go, from whatever thread, one at a time, while the cell runs.</summary>
/// <param name="output">Takes them.</param>
/// <param name="number">Of the cell.</param>
/// <param name="asks">Whether somebody answers a <see cref="CellQuestion"/>.</param>
internal sealed class CellSink(Action<CellOutput> output, int number, bool asks = false)
{
    private static readonly AsyncLocal<CellSink?> OfThisFlow = new();
#pragma warning disable MA0158 // A Lock that is being taken while its thread is stopped would stay taken; a monitor is not.
    private readonly object _one = new();
#pragma warning restore MA0158
    private readonly List<string> _imports = [];
    private bool _closed;
    private CellAnswers? _answers;

    /// <summary>The sink of the cell that this code runs in or was started by; null outside cells.</summary>
    public static CellSink? Current
    {
        get => OfThisFlow.Value;
        set => OfThisFlow.Value = value;
    }

    /// <summary>The number of the cell.</summary>
    public int Number => number;

    /// <summary>What somebody before the cell answers; null where nobody sits.</summary>
    public TextReader? Answers => asks ? _answers ??= new CellAnswers(this) : null;

    public void Write(CellOutput value)
    {
        try
        {
            // nothing stops a thread in a finally, so outputs are never half taken
        }
        finally
        {
            lock (_one)
                if (!_closed) output(value);
                else (value as CellQuestion)?.Refuse();
        }
    }

    /// <summary>Namespaces, and types for their static members, that the cells to come are to know without a using of their own.</summary>
    public IReadOnlyList<string> Imports => _imports;

    /// <summary>Adds to <see cref="Imports"/>.</summary>
    public void Import(IReadOnlyList<string> names) => _imports.AddRange(names);

    /// <summary>What tasks that outlive the cell still write has no cell to stand in.</summary>
    public void Close()
    {
        lock (_one) _closed = true;
    }
}
