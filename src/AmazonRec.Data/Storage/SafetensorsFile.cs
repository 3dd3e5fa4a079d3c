using System.Runtime.InteropServices;

namespace AmazonRec.Data.Storage;

/// <summary>A safetensors file whose tensors are read one by one, or some rows at a time.</summary>
public sealed class SafetensorsFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly SafetensorsHeader _header;

    private SafetensorsFile(string path, FileStream stream)
    {
        (Path, _stream) = (path, stream);
        _header = SafetensorsHeader.Read(stream, path);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Names of the tensors, in order.</summary>
    public IEnumerable<string> Names => _header.Entries.Keys;

    /// <summary>Notes written with them, by name.</summary>
    public IReadOnlyDictionary<string, string> Notes => _header.Notes;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="FormatException">It is no safetensors file, is cut short, or holds a type that is not read.</exception>
    public static SafetensorsFile Open(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        try
        {
            return new SafetensorsFile(path, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Whether there is a tensor of a name.</summary>
    public bool Has(string name) => _header.Entries.ContainsKey(name);

    /// <summary>Lengths of the axes of a tensor.</summary>
    /// <exception cref="FormatException">There is no such tensor.</exception>
    public IReadOnlyList<long> ShapeOf(string name) => Find(name).Shape;

    /// <summary>A whole tensor.</summary>
    /// <exception cref="FormatException">There is no such tensor, or it is larger than an array can be.</exception>
    public Tensor Read(string name)
    {
        var entry = Find(name);
        var count = (entry.End - entry.Begin) / SafetensorsHeader.SizeOf(entry.Type);
        if (count > Array.MaxLength || entry.Shape.Any(n => n > int.MaxValue))
            throw new FormatException($"{Path}: tensor '{name}' has {count:N0} numbers, more than an array can have.");
        var (values, place) = (TensorBytes.Make(entry.Type, count), entry.Begin);
        TensorBytes.Each(values, bytes =>
        {
            ReadAt(place, bytes);
            place += bytes.Length;
        });
        return new Tensor(Array.ConvertAll(entry.Shape, n => (int)n), values);
    }

    /// <summary>Some numbers of a tensor of single precision.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="first">Of the first.</param>
    /// <param name="numbers">Receives them.</param>
    /// <exception cref="FormatException">There is no such tensor, it has another type, or fewer numbers.</exception>
    public void ReadFloats(string name, long first, Span<float> numbers)
    {
        var entry = Find(name);
        if (entry.Type != "F32" || first < 0 || entry.Begin + ((first + numbers.Length) * sizeof(float)) > entry.End)
            throw new FormatException($"{Path}: tensor '{name}' holds no {numbers.Length:N0} single-precision numbers from {first:N0} on.");
        ReadAt(entry.Begin + (first * sizeof(float)), MemoryMarshal.AsBytes(numbers));
    }

    /// <summary>A tensor, to be written elsewhere piece by piece.</summary>
    /// <exception cref="FormatException">There is no such tensor.</exception>
    public StreamedTensor Stream(string name)
    {
        var entry = Find(name);
        return StreamedTensor.OfBytes(entry.Type, entry.Shape, (first, bytes) => ReadAt(entry.Begin + first, bytes));
    }

    /// <summary>Some bytes of a tensor.</summary>
    /// <exception cref="FormatException">There is no such tensor, or it has fewer.</exception>
    internal void ReadBytes(string name, long first, Span<byte> bytes)
    {
        var entry = Find(name);
        if (entry.Begin + first + bytes.Length > entry.End)
            throw new FormatException($"{Path}: tensor '{name}' has no {bytes.Length:N0} bytes from {first:N0} on.");
        ReadAt(entry.Begin + first, bytes);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private SafetensorsEntry Find(string name) =>
        _header.Entries.TryGetValue(name, out var entry) ? entry : throw new FormatException($"{Path}: there is no tensor '{name}'.");

    private void ReadAt(long place, Span<byte> bytes)
    {
        place += _header.Length;
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(_stream.SafeFileHandle, bytes, place);
            if (read == 0) throw new FormatException($"{Path}: is cut short at {place:N0} bytes.");
            bytes = bytes[read..];
            place += read;
        }
    }
}
