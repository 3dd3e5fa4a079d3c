using System.Text;

namespace AmazonRec.Testing.Onnx;

/// <summary>Writes fields as Protocol Buffers lay them down: a number for field and kind, then the content.</summary>
public sealed class ProtoWriter
{
    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public ProtoWriter Number(int field, long value)
    {
        Varint((field << 3) | 0);
        Varint(value);
        return this;
    }

    public ProtoWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtoWriter Message(int field, ProtoWriter value) => Bytes(field, value.ToArray());

    public ProtoWriter Bytes(int field, byte[] value)
    {
        Varint((field << 3) | 2);
        Varint(value.Length);
        _bytes.AddRange(value);
        return this;
    }

    private void Varint(long value)
    {
        var left = (ulong)value;
        for (; left > 127; left >>= 7) _bytes.Add((byte)(left | 128));
        _bytes.Add((byte)left);
    }
}
