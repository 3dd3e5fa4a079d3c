using System.IO.Compression;
using System.Runtime.ExceptionServices;

namespace AmazonRec.Data.Reading;

/// <summary>The bytes of a text file, plain or gzip (told by its first bytes, not by its name), without a byte order mark.</summary>
internal sealed class TextSource : IDisposable
{
    private const int Ahead = 1 << 20;

    private readonly string _name;
    private readonly Stream _file;
    private readonly GzipInput? _gzip;
    private readonly Stream _text;
    private readonly byte[] _begin = new byte[4096];
    private int _beginStart;
    private int _beginEnd;
    private bool _ended;
    private ExceptionDispatchInfo? _fault;

    // By default .NET takes a gzip file that was cut short for one that ends there: half a download would pass for a whole one.
    static TextSource() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", isEnabled: true);

    /// <exception cref="FormatException">The file is a pipe, or a damaged gzip file.</exception>
    public TextSource(DataSource source)
    {
        _name = source.Name;
        _file = source.Open();
        try
        {
            if (!_file.CanSeek)
                throw new FormatException($"{_name}: is a pipe, and the data is read more than once. Save it to a file first.");
            var magic = new byte[2];
            var gzip = _file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B];
            _file.Position = 0;
            _gzip = gzip ? new GzipInput(_file) : null;
            _text = _gzip is null ? _file : new GZipStream(_gzip, CompressionMode.Decompress);
            ReadBegin();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Share of the (compressed) file read so far, 0 to 1.</summary>
    public double Progress => _file.Length == 0 ? 1 : Math.Min(1, (double)_file.Position / _file.Length);

    /// <summary>The first bytes of the text, up to 4 kB, with its byte order mark.</summary>
    public ReadOnlySpan<byte> Begin => _begin.AsSpan(0, _beginEnd);

    /// <summary>Reads into a buffer from a position on; 0 at the end.</summary>
    /// <exception cref="InvalidDataException">The gzip stream is cut short or damaged.</exception>
    public int Read(byte[] buffer, int start)
    {
        if (_beginStart < _beginEnd)
        {
            var taken = Math.Min(_beginEnd - _beginStart, buffer.Length - start);
            _begin.AsSpan(_beginStart, taken).CopyTo(buffer.AsSpan(start));
            _beginStart += taken;
            return taken;
        }

        _fault?.Throw();
        if (_ended) return 0;
        var read = _text.Read(buffer, start, Math.Min(Ahead, buffer.Length - start));
        if (read == 0)
        {
            _ended = true;
            if (_gzip is { HasEnded: false }) RefuseWhatFollows();
        }

        return read;
    }

    public void Dispose()
    {
        _text.Dispose();
        _file.Dispose();
    }

    private void ReadBegin()
    {
        try
        {
            for (int read; _beginEnd < _begin.Length && (read = _text.Read(_begin, _beginEnd, _begin.Length - _beginEnd)) > 0;)
                _beginEnd += read;
        }
        catch (Exception e) when (_beginEnd > 0)
        {
            _fault = ExceptionDispatchInfo.Capture(e); // told where it stands: behind what was read of it
        }
        catch (InvalidDataException e)
        {
            throw new FormatException($"{_name}:1: the gzip stream is cut short or damaged ({e.Message}) Download the file again.", e);
        }

        if (Begin is [0xEF, 0xBB, 0xBF, ..]) _beginStart = 3;
    }

    /// <summary>
    /// A gzip file may be several behind one another. .NET ends at the first whose begin is damaged, as if nothing followed.
    /// </summary>
    private void RefuseWhatFollows()
    {
        _file.Position--;
        Span<byte> padding = stackalloc byte[512];
        int read;
        while ((read = _file.Read(padding)) > 0)
            if (padding[..read].ContainsAnyExcept((byte)0))
                throw new InvalidDataException(
                    $"What stands between bytes {_file.Position - read:N0} and {_file.Position:N0} is not gzip.");
    }
}
