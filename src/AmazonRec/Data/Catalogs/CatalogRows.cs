using System.Buffers;

using AmazonRec.Data.Reading;

namespace AmazonRec.Data.Catalogs;

/// <summary>Reads a file row by row, passes over blank lines, and joins the lines of a quoted field where columns may be quoted.</summary>
internal sealed class CatalogRows : IDisposable
{
    /// <summary>Longest row of several lines, in bytes: a quote that nobody closes must not swallow the file.</summary>
    public const int MaxJoined = 1 << 20;

    private const int ReportEvery = 4096;

    private readonly LineReader _lines;
    private readonly Quoting? _quoting;
    private readonly CancellationToken _cancellation;
    private readonly IProgress<double>? _progress;
    private readonly ArrayBufferWriter<byte> _joined = new();

    /// <summary>Opens a source. Say how fields are quoted where they may be.</summary>
    public CatalogRows(DataSource source, Quoting? quoting = null, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        (_lines, _quoting, _progress, _cancellation) = (new LineReader(source), quoting, progress, cancellation);

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
        if (_quoting is { Delimiter: var delimiter } && QuotedFields.EndsOpen(row, delimiter, wasOpen: false)) row = Join(row, delimiter);
        return true;
    }

    public void Dispose() => _lines.Dispose();

    private ReadOnlySpan<byte> Join(ReadOnlySpan<byte> first, byte delimiter)
    {
        _joined.ResetWrittenCount();
        _joined.Write(first);
        while (_joined.WrittenCount <= MaxJoined && TryReadLine(out var line))
        {
            _joined.Write("\n"u8);
            _joined.Write(line);
            if (!QuotedFields.EndsOpen(line, delimiter, wasOpen: true)) return _joined.WrittenSpan;
        }

        var lines = _lines.Line - Line + 1;
        Problem = $"a quote is opened and not closed, which leaves out {(lines == 1 ? "this line" : $"these {lines} lines")}";
        return _joined.WrittenSpan;
    }

    private bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        if (_lines.Line % ReportEvery == 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            _progress?.Report(_lines.Progress);
        }

        if (!_lines.TryRead(out line)) return false;
        if (_quoting is { HasBackslashes: true } quoting) line = quoting.Doubled(line);
        return true;
    }
}
