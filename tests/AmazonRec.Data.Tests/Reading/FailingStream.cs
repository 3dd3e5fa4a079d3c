namespace AmazonRec.Data.Tests.Reading;

/// <summary>A file whose end can't be read, for a reason that is none of a file's.</summary>
internal sealed class FailingStream(byte[] begin) : MemoryStream(begin, writable: false)
{
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = base.Read(buffer, offset, count);
        return read > 0 || count == 0 ? read : throw new NotSupportedException("no end");
    }

    public override int Read(Span<byte> buffer)
    {
        var read = base.Read(buffer);
        return read > 0 || buffer.IsEmpty ? read : throw new NotSupportedException("no end");
    }
}
