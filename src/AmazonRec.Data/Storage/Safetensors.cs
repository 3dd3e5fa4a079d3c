using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AmazonRec.Data.Storage;

/// <summary>
/// The safetensors format (Hugging Face): 8 bytes length, a JSON header with type, shape and place of each tensor, then the raw values,
/// little-endian. Python reads it with <c>safetensors.numpy.load_file</c>.
/// </summary>
public static class Safetensors
{
    private const int MaxHeader = 100_000_000; // the format's own limit

    /// <summary>Writes tensors in the order of their names.</summary>
    public static void Write(
        Stream stream, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var header = new JsonObject();
        if (metadata is { Count: > 0 })
            header["__metadata__"] = new JsonObject(metadata.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value)));
        var offset = 0L;
        var names = tensors.Keys.Order(StringComparer.Ordinal).ToArray();
        foreach (var name in names)
        {
            var tensor = tensors[name];
            var end = offset + Buffer.ByteLength(tensor.Values);
            header[name] = new JsonObject
            {
                ["dtype"] = TypeName(tensor.Values),
                ["shape"] = new JsonArray([.. tensor.Shape.Select(n => (JsonNode)n)]),
                ["data_offsets"] = new JsonArray(offset, end),
            };
            offset = end;
        }

        var text = JsonSerializer.SerializeToUtf8Bytes(header);
        var padded = (text.Length + 7) / 8 * 8; // values start 8-aligned; the format pads with spaces
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, padded);
        stream.Write(length);
        stream.Write(text);
        for (var i = text.Length; i < padded; i++) stream.WriteByte((byte)' ');
        foreach (var name in names) stream.Write(BytesOf(tensors[name].Values));
    }

    /// <summary>Reads every tensor of a file.</summary>
    /// <exception cref="FormatException">The file is no safetensors file, is cut short, or holds a type this library does not
    /// read.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path) => Read(path, out _);

    /// <summary>Reads every tensor of a file, and the metadata written with them.</summary>
    /// <exception cref="FormatException">The file is no safetensors file, is cut short, or holds a type this library does not
    /// read.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path, out IReadOnlyDictionary<string, string> metadata)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, path, out metadata);
    }

    /// <summary>Reads every tensor of a stream that can be searched, and the metadata written with them.</summary>
    /// <param name="stream">At its first byte.</param>
    /// <param name="path">What errors call it.</param>
    /// <param name="metadata">Notes by name.</param>
    /// <exception cref="FormatException">It is no safetensors file, is cut short, or holds a type this library does not read.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(Stream stream, string path, out IReadOnlyDictionary<string, string> metadata)
    {
        try
        {
            Span<byte> prefix = stackalloc byte[8];
            stream.ReadExactly(prefix);
            var length = BinaryPrimitives.ReadInt64LittleEndian(prefix);
            if (length is < 2 or > MaxHeader || length > stream.Length - 8) throw new FormatException($"{path}: no safetensors header.");
            var text = new byte[length];
            stream.ReadExactly(text);
            using var header = JsonDocument.Parse(text);
            var tensors = new SortedDictionary<string, Tensor>(StringComparer.Ordinal);
            var notes = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var entry in header.RootElement.EnumerateObject())
                if (entry.Name == "__metadata__")
                    foreach (var note in entry.Value.EnumerateObject()) notes[note.Name] = note.Value.GetString() ?? "";
                else
                    tensors[entry.Name] = ReadTensor(stream, 8 + length, entry.Name, entry.Value, path);
            metadata = notes;
            return tensors;
        }
        catch (Exception e) when (
            e is EndOfStreamException or JsonException or KeyNotFoundException or InvalidOperationException or OverflowException
                or IndexOutOfRangeException)
        {
            throw new FormatException($"{path}: no valid safetensors file ({e.Message}).", e);
        }
    }

    private static Tensor ReadTensor(Stream stream, long start, string name, JsonElement entry, string path)
    {
        var shape = entry.GetProperty("shape").EnumerateArray().Select(n => n.GetInt32()).ToArray();
        var offsets = entry.GetProperty("data_offsets");
        var (begin, end) = (offsets[0].GetInt64(), offsets[1].GetInt64());
        var count = shape.Aggregate(1L, (product, n) => checked(product * n));
        var type = entry.GetProperty("dtype").GetString();
        var size = type switch
        {
            "F32" or "I32" => 4,
            "I64" => 8,
            "U8" => 1,
            _ => throw new FormatException(
            $"{path}: tensor '{name}' has type {type}; F32, I32, I64 and U8 are read.")
        };
        if (count is < 0 or > int.MaxValue || begin < 0 || end - begin != count * size || start + end > stream.Length)
            throw new FormatException($"{path}: tensor '{name}' lies outside the file or does not match its shape.");
        Array values = type switch { "F32" => new float[count], "I32" => new int[count], "I64" => new long[count], _ => new byte[count] };
        stream.Position = start + begin;
        stream.ReadExactly(BytesOf(values));
        return new Tensor(shape, values);
    }

    private static string TypeName(Array values) => values switch
    {
        float[] => "F32",
        int[] => "I32",
        long[] => "I64",
        byte[] => "U8",
        _ => throw new ArgumentException($"Tensors of {values.GetType().GetElementType()!.Name} are not written.", nameof(values)),
    };

    private static Span<byte> BytesOf(Array values) => values switch
    {
        float[] v => MemoryMarshal.AsBytes(v.AsSpan()),
        int[] v => MemoryMarshal.AsBytes(v.AsSpan()),
        long[] v => MemoryMarshal.AsBytes(v.AsSpan()),
        byte[] v => v,
        _ => throw new ArgumentException($"Tensors of {values.GetType().GetElementType()!.Name} are not supported.", nameof(values)),
    };
}
