using System.Buffers.Binary;
using System.Text;

namespace AmazonRec.Notebooks.Kernels.Zmtp;

/// <summary>How two ends of ZMTP 3.0 get to know each other, without security of its own: greeting, then READY.</summary>
internal static class Handshake
{
    private const int GreetingLength = 64;
    private const byte Version = 3;

    /// <summary>Ours: signature, version 3.0, mechanism NULL.</summary>
    public static byte[] Greeting
    {
        get
        {
            var greeting = new byte[GreetingLength];
            (greeting[0], greeting[9], greeting[10]) = (0xFF, 0x7F, Version);
            "NULL"u8.CopyTo(greeting.AsSpan(12));
            return greeting;
        }
    }

    /// <summary>The READY command of a socket.</summary>
    public static byte[] Ready(string socketType)
    {
        var ready = new MemoryStream();
        ready.WriteByte(5);
        ready.Write("READY"u8);
        Property("Socket-Type", socketType);
        Property("Identity", "");
        return ready.ToArray();

        void Property(string name, string value)
        {
            ready.WriteByte((byte)name.Length);
            ready.Write(Encoding.ASCII.GetBytes(name));
            ready.Write([0, 0, 0, (byte)value.Length]);
            ready.Write(Encoding.ASCII.GetBytes(value));
        }
    }

    /// <summary>Greets and is greeted; returns the name that the other end gives itself, which may be empty.</summary>
    /// <exception cref="InvalidDataException">The other end speaks something else.</exception>
    public static async Task<byte[]> RunAsync(Stream stream, string socketType, CancellationToken cancellation)
    {
        await stream.WriteAsync(Greeting, cancellation);
        var theirs = new byte[GreetingLength];
        await stream.ReadExactlyAsync(theirs, cancellation);
        if (
            theirs[0] != 0xFF || (theirs[9] & 1) == 0 || theirs[10] < Version
                || !theirs.AsSpan(12, 20).TrimEnd((byte)0).SequenceEqual("NULL"u8))
            throw new InvalidDataException("The other end does not greet as ZMTP 3 without security.");
        await new Frame(FrameFlags.Command, Ready(socketType)).WriteAsync(stream, cancellation);
        var ready = await Frame.ReadAsync(stream, cancellation);
        if (!ready.Flags.HasFlag(FrameFlags.Command) || !ready.Body.AsSpan().StartsWith("\u0005READY"u8))
            throw new InvalidDataException("The other end sent no READY after its greeting.");
        return Identity(ready.Body.AsSpan(6));
    }

    /// <summary>Properties are a name behind its length in one byte, and a value behind its length in four.</summary>
    private static byte[] Identity(ReadOnlySpan<byte> properties)
    {
        while (properties.Length > 0 && properties[0] is var length && properties.Length >= length + 5)
        {
            var name = properties.Slice(1, length);
            var rest = properties[(length + 1)..];
            var size = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (size > rest.Length - 4) break;
            if (Encoding.ASCII.GetString(name).Equals("Identity", StringComparison.OrdinalIgnoreCase))
                return rest.Slice(4, (int)size).ToArray();
            properties = rest[(4 + (int)size)..];
        }

        return [];
    }
}
