using AmazonRec.Data;
using AmazonRec.Data.Coded;
using AmazonRec.Models;

namespace AmazonRec.Training;

/// <summary>Users and items in a file of coded rows, read when asked for: of many millions, ids take as much memory as a table.</summary>
internal sealed class StoredVocabularies(CodedRows rows) : IVocabularies
{
    private readonly Lazy<Vocabulary> _users = new(rows.ReadUsers);
    private readonly Lazy<Vocabulary> _items = new(rows.ReadItems);

    public ModelShape Shape => new(rows.UserCount, rows.ItemCount);

    public Vocabulary Users => _users.Value;

    public Vocabulary Items => _items.Value;

    public void Write(string folder) => rows.WriteIds(VocabularyFile.LongPath(folder));
}
