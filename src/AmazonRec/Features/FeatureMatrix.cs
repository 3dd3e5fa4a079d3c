using AmazonRec.Data;
using AmazonRec.Data.Storage;

namespace AmazonRec.Features;

/// <summary>Content of items as numbers, for example of their texts or pictures; it holds only items that have content.</summary>
public sealed class FeatureMatrix
{
    private readonly float[] _values;

    /// <param name="name">What a model's feature layer asks for: <c>text</c>, <c>image</c>.</param>
    /// <param name="items">Ids of the items that have content.</param>
    /// <param name="width">Numbers per item.</param>
    /// <param name="values">[items, width] row-major, in the order of <paramref name="items"/>.</param>
    /// <param name="origin">How it was made, as names and values: method, options, source. Kept in the file.</param>
    /// <exception cref="ArgumentException">The values are not items times width, or one is not finite; the message names item and
    /// column.</exception>
    public FeatureMatrix(string name, Vocabulary items, int width, float[] values, IReadOnlyDictionary<string, string>? origin = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (values.Length != (long)items.Count * width)
            throw new ArgumentException(
                $"The features '{name}' hold {values.Length} numbers; {items.Count} items with {width} each take "
                + $"{(long)items.Count * width}.");
        for (var i = 0; i < values.Length; i++)
            if (!float.IsFinite(values[i]))
                throw new ArgumentException($"The features '{name}' hold {values[i]} for item {items[i / width]}, column {i % width}.");
        (Name, Items, Width, _values, Origin) = (name, items, width, values, origin ?? new Dictionary<string, string>());
    }

    /// <summary>What a model's feature layer asks for.</summary>
    public string Name { get; }

    /// <summary>Items that have content.</summary>
    public Vocabulary Items { get; }

    /// <summary>Numbers per item.</summary>
    public int Width { get; }

    /// <summary>How it was made: method, options, source.</summary>
    public IReadOnlyDictionary<string, string> Origin { get; }

    /// <summary>[items, width] row-major, in the order of <see cref="Items"/>.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>The same numbers with more said of how they were made.</summary>
    public FeatureMatrix With(IReadOnlyDictionary<string, string> notes)
    {
        var origin = new Dictionary<string, string>(Origin);
        foreach (var (name, value) in notes) origin[name] = value;
        return new FeatureMatrix(Name, Items, Width, _values, origin);
    }

    /// <summary>One item's numbers.</summary>
    /// <param name="item">Its code in <see cref="Items"/>.</param>
    public ReadOnlySpan<float> Row(int item) => _values.AsSpan(item * Width, Width);

    /// <summary>
    /// Writes a safetensors file: <c>features</c> [items, width], the ids as packed UTF-8 in <c>items</c> and <c>items.ends</c>.
    /// </summary>
    public void Save(string path)
    {
        var tensors = new Dictionary<string, Tensor>
        {
            ["features"] = new([Items.Count, Width], _values),
            ["items"] = Tensor.Of(Items.Packed),
            ["items.ends"] = Tensor.Of(Items.Ends),
        };
        AtomicFile.Write(path, stream => Safetensors.Write(stream, tensors, new Dictionary<string, string>(Origin) { ["name"] = Name }));
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="FormatException">The file is damaged, or holds something else.</exception>
    public static FeatureMatrix Load(string path)
    {
        if (Directory.Exists(path)) throw new FormatException($"{path}: is a folder. Name a file of features.");
        var tensors = Safetensors.Read(path, out var notes);
        if (!tensors.TryGetValue("features", out var features) || features.Shape.Length != 2 || !notes.TryGetValue("name", out var name)
            || !tensors.TryGetValue("items", out var ids) || !tensors.TryGetValue("items.ends", out var ends))
            throw new FormatException(
                $"{path}: holds no features of items. amazonrec features writes such files, and takes others with amazonrec features "
                + "import.");
        try
        {
            return new FeatureMatrix(
                name,
                Vocabulary.OfPacked(ids.As<byte>(), ends.As<int>()),
                features.Shape[1],
                features.As<float>(),
                notes.Where(n => n.Key != "name").ToDictionary());
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
    }
}
