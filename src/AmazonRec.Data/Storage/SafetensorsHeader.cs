using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AmazonRec.Data.Storage;

/// <summary>What a safetensors file says of itself: its tensors by name, and notes.</summary>
/// <param name="Entries">The tensors, each with its place.</param>
/// <param name="Notes">The metadata.</param>
/// <param name="Length">Bytes before the first tensor.</param>
internal sealed record SafetensorsHeader(
    IReadOnlyDictionary<string, SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Notes, long Length)
{
    private const int MaxLength = 100_000_000; // the format's own limit

    /// <summary>Bytes of a number of a type; 0 for one that is not read.</summary>
    public static int SizeOf(string type) => type switch
    {
        "F32" or "I32" => 4,
        "I64" => 8,
        "U8" => 1,
        _ => 0,
    };

    /// <summary>The header's bytes: their length, the text, and spaces to a multiple of eight, or to a length that was set aside.</summary>
    /// <exception cref="ArgumentException">The text is longer than that.</exception>
    public static byte[] Write(
        IEnumerable<(string Name, SafetensorsEntry Entry)> tensors, IReadOnlyDictionary<string, string>? notes, int length = 0)
    {
        var header = new JsonObject();
        if (notes is { Count: > 0 })
            header["__metadata__"] = new JsonObject(notes.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value)));
        foreach (var (name, entry) in tensors)
            header[name] = new JsonObject
            {
                ["dtype"] = entry.Type,
                ["shape"] = new JsonArray([.. entry.Shape.Select(n => (JsonNode)n)]),
                ["data_offsets"] = new JsonArray(entry.Begin, entry.End),
            };
        var text = JsonSerializer.SerializeToUtf8Bytes(header);
        var padded = length > 0 ? length - 8 : (text.Length + 7) / 8 * 8; // values start 8-aligned; the format pads with spaces
        if (text.Length > padded) throw new ArgumentException($"The header has {text.Length:N0} bytes, and {padded:N0} are set aside.");
        var bytes = new byte[8 + padded];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, padded);
        text.CopyTo(bytes, 8);
        bytes.AsSpan(8 + text.Length).Fill((byte)' ');
        return bytes;
    }

    /// <summary>Reads it from the start of a stream that can be searched.</summary>
    /// <exception cref="FormatException">It is none, is damaged, or a tensor lies outside the file.</exception>
    public static SafetensorsHeader Read(Stream stream, string path)
    {
        try
        {
            Span<byte> prefix = stackalloc byte[8];
            stream.ReadExactly(prefix);
            var length = BinaryPrimitives.ReadInt64LittleEndian(prefix);
            if (length is < 2 or > MaxLength || length > stream.Length - 8) throw new FormatException($"{path}: no safetensors header.");
            var text = new byte[length];
            stream.ReadExactly(text);
            using var header = JsonDocument.Parse(text);
            var entries = new SortedDictionary<string, SafetensorsEntry>(StringComparer.Ordinal);
            var notes = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var entry in header.RootElement.EnumerateObject())
                if (entry.Name == "__metadata__")
                    foreach (var note in entry.Value.EnumerateObject()) notes[note.Name] = note.Value.GetString() ?? "";
                else
                    entries[entry.Name] = EntryOf(entry, 8 + length, stream.Length, path);
            return new SafetensorsHeader(entries, notes, 8 + length);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new FormatException($"{path}: no valid safetensors file ({e.Message}).", e);
        }
    }

    /// <summary>Whether an error comes of what a file holds.</summary>
    public static bool IsDamage(Exception e) =>
        e is EndOfStreamException or JsonException or KeyNotFoundException or InvalidOperationException or OverflowException
            or IndexOutOfRangeException;

    private static SafetensorsEntry EntryOf(JsonProperty tensor, long start, long whole, string path)
    {
        var shape = tensor.Value.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64()).ToArray();
        var offsets = tensor.Value.GetProperty("data_offsets");
        var (begin, end) = (offsets[0].GetInt64(), offsets[1].GetInt64());
        var type = tensor.Value.GetProperty("dtype").GetString() ?? "";
        var size = SizeOf(type);
        if (size == 0) throw new FormatException($"{path}: tensor '{tensor.Name}' has type {type}; F32, I32, I64 and U8 are read.");
        var count = shape.Aggregate(1L, (product, n) => checked(product * n));
        if (count < 0 || shape.Any(n => n < 0) || begin < 0 || end - begin != checked(count * size) || end > whole - start)
            throw new FormatException($"{path}: tensor '{tensor.Name}' lies outside the file or does not match its shape.");
        return new SafetensorsEntry(type, shape, begin, end);
    }
}
