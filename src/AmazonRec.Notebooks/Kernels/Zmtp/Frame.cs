using System.Buffers.Binary;

namespace AmazonRec.Notebooks.Kernels.Zmtp;

/// <summary>A frame of ZMTP 3.0 (rfc.zeromq.org/spec/23): flags, length, body.</summary>
/// <param name="Flags">What it is.</param>
/// <param name="Body">Its bytes.</param>
internal readonly record struct Frame(FrameFlags Flags, byte[] Body)
{
    /// <summary>The longest frame that is taken: what a client asks of a kernel is much smaller.</summary>
    public const int Longest = 64 << 20;

    public static async Task<Frame> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var head = new byte[9];
        await stream.ReadExactlyAsync(head.AsMemory(0, 2), cancellation);
        var flags = (FrameFlags)head[0];
        if ((flags & ~(FrameFlags.More | FrameFlags.Long | FrameFlags.Command)) != FrameFlags.None)
            throw new InvalidDataException($"A frame has the flags {head[0]:x2}, which ZMTP 3.0 does not know.");
        long length = head[1];
        if (flags.HasFlag(FrameFlags.Long))
        {
            await stream.ReadExactlyAsync(head.AsMemory(2, 7), cancellation);
            length = BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(1));
        }

        if (length is < 0 or > Longest) throw new InvalidDataException($"A frame has {length} bytes; at most {Longest} are taken.");
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellation);
        return new Frame(flags, body);
    }

    public async Task WriteAsync(Stream stream, CancellationToken cancellation)
    {
        var isLong = Body.Length > byte.MaxValue;
        var head = new byte[isLong ? 9 : 2];
        head[0] = (byte)(isLong ? Flags | FrameFlags.Long : Flags);
        if (isLong) BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(1), Body.Length);
        else head[1] = (byte)Body.Length;
        await stream.WriteAsync(head, cancellation);
        await stream.WriteAsync(Body, cancellation);
    }
}
