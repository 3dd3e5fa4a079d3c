namespace AmazonRec.Data.Reading;

/// <summary>
/// Hands a gzip file on, its last bytes one at a time. .NET ends, without a word, at bytes that begin no further gzip member; whether any
/// were left shows in whether it asked for the end of the file, but only where it was not given them together with the end of a member.
/// </summary>
internal sealed class GzipInput(Stream file) : Stream
{
    private const int OneByOne = 64; // more than a member's least; of a larger one that is damaged, the end lies here and is not all zeros

    /// <summary>
    /// Whether the end of the file was asked for and told. If not, the last byte that was handed on belongs to no member.
    /// </summary>
    public bool HasEnded { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var left = Math.Max(file.Length - file.Position - OneByOne, 1);
        var read = file.Read(buffer.Length > left ? buffer[..(int)left] : buffer);
        HasEnded = read == 0;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
