namespace AmazonRec.Data.Storage;

/// <summary>
/// The safetensors format (Hugging Face): 8 bytes length, a JSON header with type, shape and place of each tensor, then the raw values,
/// little-endian. Python reads it with <c>safetensors.numpy.load_file</c>.
/// </summary>
public static class Safetensors
{
    /// <summary>Writes tensors in the order of their names.</summary>
    public static void Write(
        Stream stream, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        Write(stream, tensors.ToDictionary(t => t.Key, t => StreamedTensor.Of(t.Value)), metadata);

    /// <summary>Writes tensors in the order of their names, each piece by piece.</summary>
    public static void Write(
        Stream stream, IReadOnlyDictionary<string, StreamedTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var names = tensors.Keys.Order(StringComparer.Ordinal).ToArray();
        var (entries, offset) = (new List<(string, SafetensorsEntry)>(names.Length), 0L);
        foreach (var name in names)
        {
            var tensor = tensors[name];
            entries.Add((name, new SafetensorsEntry(tensor.Type, [.. tensor.Shape], offset, offset + tensor.Bytes)));
            offset += tensor.Bytes;
        }

        stream.Write(SafetensorsHeader.Write(entries, metadata));
        foreach (var name in names) tensors[name].WriteTo(stream);
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
        var header = SafetensorsHeader.Read(stream, path);
        metadata = header.Notes;
        try
        {
            var tensors = new SortedDictionary<string, Tensor>(StringComparer.Ordinal);
            foreach (var (name, entry) in header.Entries) tensors[name] = ReadTensor(stream, header.Length, name, entry, path);
            return tensors;
        }
        catch (Exception e) when (SafetensorsHeader.IsDamage(e))
        {
            throw new FormatException($"{path}: no valid safetensors file ({e.Message}).", e);
        }
    }

    private static Tensor ReadTensor(Stream stream, long start, string name, SafetensorsEntry entry, string path)
    {
        var count = (entry.End - entry.Begin) / SafetensorsHeader.SizeOf(entry.Type);
        if (count > Array.MaxLength)
            throw new FormatException($"{path}: tensor '{name}' has {count:N0} numbers, more than are read at once.");
        var values = TensorBytes.Make(entry.Type, count);
        stream.Position = start + entry.Begin;
        TensorBytes.Each(values, stream.ReadExactly);
        return new Tensor(Array.ConvertAll(entry.Shape, n => checked((int)n)), values);
    }
}
