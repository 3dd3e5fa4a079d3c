namespace AmazonRec.Encoders.Jpeg;

/// <summary>The coded bytes of a scan without stuffing, cut at its restart markers.</summary>
internal sealed class CodedSegments
{
    private readonly List<int> _ends = [];
    private readonly List<int> _starts = []; // in the file
    private byte[] _bytes = [];

    /// <summary>How many there are.</summary>
    public int Count => _ends.Count;

    /// <summary>All bytes of the scan.</summary>
    public int Length => _ends.Count == 0 ? 0 : _ends[^1];

    /// <summary>One of them.</summary>
    public ReadOnlySpan<byte> this[int index] => _bytes.AsSpan(Begin(index).._ends[index]);

    /// <summary>Reads on to the next marker that is no restart.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="start">Where the scan's header ends.</param>
    /// <returns>Where the marker is.</returns>
    /// <exception cref="ImageFormatException">The file ends first, or restarts are out of order.</exception>
    public int Read(ReadOnlySpan<byte> file, int start)
    {
        _ends.Clear();
        _starts.Clear();
        _starts.Add(start);
        if (_bytes.Length < file.Length - start) _bytes = GC.AllocateUninitializedArray<byte>(file.Length - start);
        var (from, length) = (start, 0);
        while (true)
        {
            var run = file[from..].IndexOf((byte)0xFF);
            if (run < 0 || from + run + 1 >= file.Length) throw new ImageFormatException("The file is cut short within the picture", file.Length);
            file.Slice(from, run).CopyTo(_bytes.AsSpan(length));
            length += run;
            from += run;
            var code = file[from + 1];
            if (code == 0)
            {
                _bytes[length++] = 0xFF;
                from += 2;
            }
            else if (code == 0xFF)
            {
                from++; // a marker may have as many of these before it as it likes
            }
            else if (code is >= 0xD0 and <= 0xD7)
            {
                if (code != 0xD0 + (_ends.Count & 7)) throw new ImageFormatException($"Restart {code - 0xD0} stands where {_ends.Count & 7} should", from);
                _ends.Add(length);
                from += 2;
                _starts.Add(from);
            }
            else
            {
                _ends.Add(length);
                return from;
            }
        }
    }

    /// <summary>Where in the file a byte of a segment lies.</summary>
    public int OffsetOf(ReadOnlySpan<byte> file, int index, int position)
    {
        var at = _starts[index];
        foreach (var value in this[index][..position]) at += value == 0xFF ? 2 : 1;
        return Math.Min(at, file.Length);
    }

    private int Begin(int index) => index == 0 ? 0 : _ends[index - 1];
}
