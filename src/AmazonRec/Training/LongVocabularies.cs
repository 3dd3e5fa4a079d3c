using AmazonRec.Data;
using AmazonRec.Data.Coded;
using AmazonRec.Data.Storage;
using AmazonRec.Models;

namespace AmazonRec.Training;

/// <summary>Users and items of a run that was trained from disk, read when asked for.</summary>
internal sealed class LongVocabularies : IVocabularies
{
    private readonly string _path;
    private readonly Lazy<Vocabulary> _users;
    private readonly Lazy<Vocabulary> _items;

    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">It is damaged.</exception>
    public LongVocabularies(string path)
    {
        _path = path;
        (_users, _items) = (new(() => Read("users")), new(() => Read("items")));
        using var file = SafetensorsFile.Open(path);
        Shape = new((int)file.ShapeOf("users.ends")[0], (int)file.ShapeOf("items.ends")[0]);
    }

    public ModelShape Shape { get; }

    public Vocabulary Users => _users.Value;

    public Vocabulary Items => _items.Value;

    public void Write(string folder) => File.Copy(_path, VocabularyFile.LongPath(folder), overwrite: true);

    private Vocabulary Read(string name)
    {
        using var file = SafetensorsFile.Open(_path);
        return CodedRows.ReadIds(file, name);
    }
}
