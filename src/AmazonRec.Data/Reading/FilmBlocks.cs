namespace AmazonRec.Data.Reading;

/// <summary>
/// Puts the film of a Netflix Prize file before each of its rows: '12:' stands alone on a line, and the rows behind it are
/// 'customer,rating,date' of film 12. Lines stay where they are, those of films being blank then.
/// </summary>
internal sealed class FilmBlocks
{
    private byte[] _film = [];
    private byte[] _written = [];

    /// <summary>Whether a line gives a film.</summary>
    public static bool IsFilm(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd(" \t\r"u8);
        return line is [_, .., (byte)':'] && !line[..^1].ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    /// <summary>Rewrites the lines of a block that follows the one before.</summary>
    public void Rewrite(TextBlock block)
    {
        var text = block.Buffer.AsSpan(0, block.Length);
        var (position, used) = (0, 0);
        while (position < text.Length)
        {
            var line = Lines.Next(text, ref position);
            if (IsFilm(line))
            {
                _film = line[..line.LastIndexOf((byte)':')].ToArray();
                line = default;
            }

            var needed = used + _film.Length + line.Length + 2;
            if (needed > _written.Length) Array.Resize(ref _written, Math.Max(needed, (2 * _written.Length) + block.Length));
            if (!Lines.IsBlank(line))
            {
                _film.CopyTo(_written, used);
                used += _film.Length;
                _written[used++] = (byte)',';
                line.CopyTo(_written.AsSpan(used));
                used += line.Length;
            }

            _written[used++] = (byte)'\n';
        }

        (block.Buffer, _written, block.Length) = (_written, block.Buffer, used);
    }
}
