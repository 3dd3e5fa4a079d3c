using System.IO.Compression;

namespace AmazonRec.Data;

/// <summary>Reads a text file line by line as bytes, plain or gzip (told by its first bytes, not by its name), of any size.</summary>
internal sealed class LineReader : IDisposable
{
    /// <summary>Longest line accepted, in bytes. The longest known review is far below; more is no line but another kind of file.</summary>
    public const int MaxLine = 64 << 20;

    private readonly string _name;
    private readonly Stream _file;
    private readonly Stream _text;
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _ended;

    // By default .NET takes a gzip file that was cut short for one that ends there: half a download would pass for a whole one.
    static LineReader() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", isEnabled: true);

    public LineReader(DataSource source)
    {
        _name = source.Name;
        _file = source.Open();
        if (!_file.CanSeek) throw new FormatException($"{_name}: is a pipe, and the data is read more than once. Save it to a file first.");
        _text = IsGzip(_file) ? new GZipStream(_file, CompressionMode.Decompress) : _file;
        SkipByteOrderMark();
    }

    /// <summary>Number of the line last read, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Share of the (compressed) file read so far, 0 to 1.</summary>
    public double Progress => _file.Length == 0 ? 1 : (double)_file.Position / _file.Length;

    /// <summary>The next line without its line end; false at the end. The bytes are valid until the next call.</summary>
    /// <exception cref="FormatException">The gzip stream is cut short or damaged, or a line is longer than <see cref="MaxLine"/>.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var unread = _buffer.AsSpan(_start, _end - _start);
            var newline = unread[searched..].IndexOf((byte)'\n');
            if (newline >= 0)
            {
                if (searched + newline > MaxLine) throw TooLong();
                line = TrimReturn(unread[..(searched + newline)]);
                _start += searched + newline + 1;
                Line++;
                return true;
            }

            searched = unread.Length;
            if (_ended || !Fill())
            {
                _ended = true;
                line = TrimReturn(unread);
                _start = _end;
                if (line.IsEmpty) return false;
                Line++;
                return true;
            }
        }
    }

    public void Dispose()
    {
        _text.Dispose();
        _file.Dispose();
    }

    private FormatException TooLong() => new($"{_name}:{Line + 1}: a line of more than {MaxLine >> 20} MB. Is this a text file of one record a line?");

    private static ReadOnlySpan<byte> TrimReturn(ReadOnlySpan<byte> line) => line is [.., (byte)'\r'] ? line[..^1] : line;

    private static bool IsGzip(Stream stream)
    {
        Span<byte> magic = stackalloc byte[2];
        var read = stream.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == 2 && magic is [0x1F, 0x8B];
    }

    private void SkipByteOrderMark()
    {
        while (_end < 3 && Fill()) { }
        if (_buffer.AsSpan(0, _end) is [0xEF, 0xBB, 0xBF, ..]) _start = 3;
        if (_buffer.AsSpan(0, _end) is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) throw new FormatException($"{_name}: is UTF-16 text. Save it as UTF-8.");
    }

    /// <summary>Reads more bytes behind the unread ones; false at the end of the text.</summary>
    private bool Fill()
    {
        if (_end == _buffer.Length)
        {
            var unread = _end - _start;
            if (unread > MaxLine) throw TooLong();
            var target = unread > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
            Buffer.BlockCopy(_buffer, _start, target, 0, unread);
            (_buffer, _start, _end) = (target, 0, unread);
        }

        try
        {
            var read = _text.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            return read > 0;
        }
        catch (InvalidDataException e)
        {
            throw new FormatException($"{_name}:{Line + 1}: the gzip stream is cut short or damaged ({e.Message}) Download the file again.", e);
        }
    }
}
