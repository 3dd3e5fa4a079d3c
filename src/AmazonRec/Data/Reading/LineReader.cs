namespace AmazonRec.Data.Reading;

/// <summary>Reads a text file line by line as bytes, plain or gzip, of any size.</summary>
internal sealed class LineReader(DataSource source) : IDisposable
{
    private readonly TextBlocks _blocks = new(source);
    private TextBlock? _block;
    private int _start;

    /// <summary>Number of the line last read, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Share of the (compressed) file read so far, 0 to 1.</summary>
    public double Progress => _block?.Progress ?? 0;

    /// <summary>The next line without its line end; false at the end. The bytes are valid until the next call.</summary>
    /// <exception cref="FormatException">The gzip stream is cut short or damaged, or a line is longer than <see cref="TextBlocks.MaxLine"/>.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (_block is null || _start == _block.Length)
        {
            if (_block?.Failure is { } failure) throw new FormatException($"{source.Name}:{Line + 1}: {failure.TrimEnd('.')}.");
            if (_block is not null) _blocks.Return(_block);
            (_block, _start) = (null, 0);
            line = default;
            if (!_blocks.TryTake(out var next)) return false;
            _block = next;
        }

        line = Lines.Next(_block.Buffer.AsSpan(0, _block.Length), ref _start);
        Line++;
        return true;
    }

    public void Dispose() => _blocks.Dispose();
}
