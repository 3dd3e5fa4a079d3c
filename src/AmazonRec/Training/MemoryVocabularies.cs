using AmazonRec.Data;
using AmazonRec.Models;

namespace AmazonRec.Training;

/// <summary>Users and items at hand.</summary>
internal sealed record MemoryVocabularies(Vocabulary Users, Vocabulary Items) : IVocabularies
{
    public ModelShape Shape => new(Users.Count, Items.Count);

    public void Write(string folder) => VocabularyFile.Write(folder, Users, Items);
}
