namespace AmazonRec.Data.Reading;

/// <summary>
/// Reads a text file row by row as bytes, plain or gzip, of any size. A row is a line, unless its layout has rows of several.
/// </summary>
internal sealed class LineReader(DataSource source, RowLayout? layout = null) : IDisposable
{
    private readonly TextBlocks _blocks = new(source, layout);
    private readonly RowLayout _layout = layout ?? RowLayout.Lines;
    private TextBlock? _block;
    private int _start;
    private long _next = 1;

    /// <summary>Number of the first line of the row last read, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Whether that line opens a quote that is not closed.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Share of the (compressed) file read so far, 0 to 1.</summary>
    public double Progress => _block?.Progress ?? 0;

    /// <summary>The next row without its line end; false at the end. The bytes are valid until the next call.</summary>
    /// <exception cref="FormatException">The gzip stream is cut short or damaged, or a line is longer than
    /// <see cref="TextBlocks.MaxLine"/>.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (_block is null || _start == _block.Length)
        {
            if (_block?.Failure is { } failure) throw new FormatException($"{source.Name}:{_next}: {failure.TrimEnd('.')}.");
            if (_block is not null) _blocks.Return(_block);
            (_block, _start) = (null, 0);
            line = default;
            if (!_blocks.TryTake(out var next)) return false;
            _block = next;
        }

        line = _layout.Next(_block.Buffer.AsSpan(0, _block.Length), ref _start, out var lines, out var isBroken);
        (Line, IsBroken) = (_next, isBroken);
        _next += lines;
        return true;
    }

    public void Dispose() => _blocks.Dispose();
}
