using AmazonRec.Data.Reading;

namespace AmazonRec.Data.Catalogs;

/// <summary>Reads a file row by row, and passes over blank lines. Where columns may be quoted, a row may have several lines.</summary>
internal sealed class CatalogRows : IDisposable
{
    private const int ReportEvery = 4096;

    private readonly LineReader _lines;
    private readonly Quoting? _quoting;
    private readonly CancellationToken _cancellation;
    private readonly IProgress<double>? _progress;
    private long _read;

    /// <summary>Opens a source. Say how fields are quoted where they may be.</summary>
    public CatalogRows(
        DataSource source, Quoting? quoting = null, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        (_lines, _quoting, _progress, _cancellation) = (new LineReader(source, quoting?.Layout), quoting, progress, cancellation);

    /// <summary>Number of the row's first line, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>How many rows were read.</summary>
    public long Count { get; private set; }

    /// <summary>What is wrong with the lines of the row, whatever they say; null if nothing.</summary>
    public string? Problem { get; private set; }

    /// <summary>The next row, valid until the next call; false at the end.</summary>
    public bool TryRead(out ReadOnlySpan<byte> row)
    {
        Problem = null;
        do
        {
            if (!TryReadLine(out row))
            {
                _progress?.Report(1);
                return false;
            }
        }
        while (row.Trim(" \t"u8).IsEmpty);

        Count++;
        Line = _lines.Line;
        if (_lines.IsBroken) Problem = QuotedRows.NotClosed;
        if (_quoting is { HasBackslashes: true } quoting) row = quoting.Doubled(row);
        return true;
    }

    public void Dispose() => _lines.Dispose();

    private bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        if (_read++ % ReportEvery == 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            _progress?.Report(_lines.Progress);
        }

        return _lines.TryRead(out line);
    }
}
