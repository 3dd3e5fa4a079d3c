using AmazonRec.Data;
using AmazonRec.Data.Reading;

namespace AmazonRec.Features.Text.Words;

/// <summary>The bytes of a file of vectors, plain or gzip, one window at a time, with the place for errors.</summary>
internal sealed class VectorBytes(DataSource source) : IDisposable
{
    /// <summary>Bytes that can be looked at ahead at most: a row of 65,536 numbers in text, and more.</summary>
    public const int Room = 1 << 21;

    private readonly TextSource _source = new(source);
    private readonly byte[] _window = new byte[Room];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>Bytes taken so far, of the file as it reads when unpacked.</summary>
    public long Offset { get; private set; }

    /// <summary>Lines ended so far, plus one.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Share of the file read so far.</summary>
    public double Progress => _source.Progress;

    /// <summary>The next bytes, fewer only at the end.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_end - _start < count && !_ended) Fill(count);
        return _window.AsSpan(_start, Math.Min(count, _end - _start));
    }

    /// <summary>Passes over bytes that were looked at.</summary>
    public void Skip(int count) => (_start, Offset) = (_start + count, Offset + count);

    /// <summary>Passes over line breaks and spaces.</summary>
    public void SkipWhiteSpace()
    {
        while (Peek(1) is [(byte)'\n' or (byte)'\r' or (byte)' ']) Skip(1);
    }

    /// <summary>The next line without its end; null where no line ends within the limit. The last one may lack its end.</summary>
    public byte[]? ReadLine(int limit)
    {
        var head = Peek(limit);
        var end = head.IndexOf((byte)'\n');
        if (end < 0 && (head.Length == limit || head.IsEmpty)) return null;
        var line = head[..(end < 0 ? head.Length : end)].ToArray();
        Skip(end < 0 ? head.Length : end + 1);
        Line++;
        return line;
    }

    public FormatException Error(string reason) =>
        new($"{source.Name}: byte {Offset:N0}: {reason}. Is it a whole file of word2vec vectors?");

    public FormatException LineError(string reason) => new($"{source.Name}:{Line}: {reason}. Is it a whole file of word2vec vectors?");

    public void Dispose() => _source.Dispose();

    private void Fill(int count)
    {
        _window.AsSpan(_start.._end).CopyTo(_window);
        (_start, _end) = (0, _end - _start);
        while (_end < count)
        {
            var read = _source.Read(_window, _end);
            if (read == 0)
            {
                _ended = true;
                return;
            }

            _end += read;
        }
    }
}
