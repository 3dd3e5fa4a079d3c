namespace AmazonRec.Data.Tests.Reading;

/// <summary>A file that is too large to keep: some bytes, and one and the same behind them up to a length.</summary>
internal sealed class GeneratedStream(byte[] begin, byte filler, long length) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        count = (int)Math.Min(count, length - Position);
        var part = buffer.AsSpan(offset, count);
        part.Fill(filler);
        if (Position < begin.Length) begin.AsSpan((int)Position, Math.Min(count, begin.Length - (int)Position)).CopyTo(part);
        Position += count;
        return count;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
