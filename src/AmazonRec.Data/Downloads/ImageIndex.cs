using AmazonRec.Data.Storage;

namespace AmazonRec.Data.Downloads;

/// <summary>What is known of a folder of photos: its images.json.</summary>
public sealed class ImageIndex
{
    /// <summary>The index's file name.</summary>
    public const string FileName = "images.json";

    private readonly string _path;
    private readonly Dictionary<string, ImageRecord> _records = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    private ImageIndex(string path, IEnumerable<ImageRecord> records)
    {
        _path = path;
        foreach (var record in records) _records[record.Item] = record;
    }

    /// <summary>All records, by item.</summary>
    public IReadOnlyList<ImageRecord> Records
    {
        get
        {
            lock (_lock) return [.. _records.Values.OrderBy(r => r.Item, StringComparer.Ordinal)];
        }
    }

    /// <summary>Reads the index of a folder, or begins one.</summary>
    /// <exception cref="FormatException">There is one, but it is damaged; the message names file and line.</exception>
    public static ImageIndex Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return new ImageIndex(path, File.Exists(path) ? Json.Read<ImageRecord[]>(path) : []);
    }

    /// <summary>What is known of an item's photo.</summary>
    public ImageRecord? Find(string item)
    {
        lock (_lock) return _records.GetValueOrDefault(item);
    }

    /// <summary>Takes note of what came of a photo.</summary>
    public void Put(ImageRecord record)
    {
        lock (_lock) _records[record.Item] = record;
    }

    /// <summary>Writes the index, whole.</summary>
    public void Save()
    {
        var records = Records;
        lock (_path) AtomicFile.WriteText(_path, Json.Write(records));
    }
}
