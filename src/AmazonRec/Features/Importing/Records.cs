using AmazonRec.Data;
using AmazonRec.Data.Reading;

namespace AmazonRec.Features.Importing;

/// <summary>The bytes of a binary file, plain or gzip, taken in pieces of known length.</summary>
internal sealed class Records(DataSource source) : IDisposable
{
    private readonly TextSource _bytes = new(source); // it knows gzip, cut short or not; nothing read here begins like a mark of text

    /// <summary>Share of the (compressed) file read so far, 0 to 1.</summary>
    public double Progress => _bytes.Progress;

    /// <summary>Fills a piece; false where the file ends just before it.</summary>
    /// <exception cref="FormatException">The file ends within the piece, or is a damaged gzip file.</exception>
    public bool TryRead(byte[] piece)
    {
        var have = 0;
        try
        {
            for (int read; have < piece.Length && (read = _bytes.Read(piece, have)) > 0;) have += read;
        }
        catch (InvalidDataException e)
        {
            throw new FormatException($"{source.Name}: the gzip stream is cut short or damaged ({e.Message.TrimEnd('.')}).", e);
        }

        if (have == 0) return piece.Length == 0;
        return have == piece.Length
            ? true
            : throw new FormatException(
                $"{source.Name}: is cut short; its last piece has {have} of {piece.Length} bytes. Take the file anew.");
    }

    /// <summary>The next bytes, which must be there.</summary>
    /// <exception cref="FormatException">They are not.</exception>
    public byte[] Read(int length)
    {
        var piece = new byte[length];
        return TryRead(piece) ? piece : throw new FormatException($"{source.Name}: is cut short. Take the file anew.");
    }

    public void Dispose() => _bytes.Dispose();
}
