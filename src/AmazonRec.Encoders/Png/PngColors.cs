using System.Buffers.Binary;

namespace AmazonRec.Encoders.Png;

/// <summary>Turns samples into red, green and blue; what is transparent shows the white behind it.</summary>
internal sealed class PngColors
{
    private readonly PngHeader _header;
    private readonly byte[] _palette; // [entries, 3], blended
    private readonly int[] _clear; // samples that are wholly transparent; none where empty

    /// <param name="header">The header.</param>
    /// <param name="palette">Content of the PLTE chunk.</param>
    /// <param name="transparency">Content of the tRNS chunk.</param>
    public PngColors(PngHeader header, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> transparency)
    {
        _header = header;
        _palette = palette.ToArray();
        _clear = [];
        if (header.Kind == PngColor.Palette)
        {
            for (var i = 0; i < Math.Min(transparency.Length, _palette.Length / 3); i++) Blend(_palette.AsSpan(3 * i, 3), transparency[i]);
        }
        else if (header.Kind is PngColor.Grey or PngColor.Rgb && transparency.Length >= 2 * header.Channels)
        {
            _clear = new int[header.Channels];
            for (var c = 0; c < _clear.Length; c++) _clear[c] = BinaryPrimitives.ReadUInt16BigEndian(transparency[(2 * c)..]) & ((1 << header.Depth) - 1);
        }
    }

    /// <summary>Turns a row of samples into pixels.</summary>
    /// <param name="row">The samples as the file packs them.</param>
    /// <param name="count">Pixels.</param>
    /// <param name="pixels">Where the first one goes.</param>
    /// <param name="step">Bytes from one pixel to the next.</param>
    /// <returns>Whether the palette has all of them.</returns>
    public bool Convert(ReadOnlySpan<byte> row, int count, Span<byte> pixels, int step)
    {
        var channels = _header.Channels;
        Span<int> samples = stackalloc int[4];
        for (var x = 0; x < count; x++)
        {
            for (var c = 0; c < channels; c++) samples[c] = Sample(row, (x * channels) + c);
            var pixel = pixels.Slice(x * step, 3);
            if (_header.Kind == PngColor.Palette)
            {
                if (3 * samples[0] >= _palette.Length) return false;
                _palette.AsSpan(3 * samples[0], 3).CopyTo(pixel);
                continue;
            }

            var isColor = channels >= 3;
            for (var c = 0; c < 3; c++) pixel[c] = Level(samples[isColor ? c : 0]);
            if (channels is 2 or 4) Blend(pixel, Level(samples[channels - 1]));
            else if (_clear.Length > 0 && samples[..channels].SequenceEqual(_clear)) pixel.Fill(255);
        }

        return true;
    }

    private static void Blend(Span<byte> color, int opacity)
    {
        foreach (ref var level in color) level = (byte)(((level * opacity) + (255 * (255 - opacity)) + 127) / 255);
    }

    private int Sample(ReadOnlySpan<byte> row, int index)
    {
        if (_header.Depth == 8) return row[index];
        if (_header.Depth == 16) return (row[2 * index] << 8) | row[(2 * index) + 1];
        var bit = index * _header.Depth;
        return (row[bit >> 3] >> (8 - _header.Depth - (bit & 7))) & ((1 << _header.Depth) - 1);
    }

    /// <summary>A sample as a level of 0 to 255, rounded.</summary>
    private byte Level(int sample)
    {
        var most = (1 << _header.Depth) - 1;
        return (byte)(((sample * 255) + (most / 2)) / most);
    }
}
