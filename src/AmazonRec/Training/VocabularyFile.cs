using AmazonRec.Data;
using AmazonRec.Data.Storage;

namespace AmazonRec.Training;

/// <summary>The users and items of a run, in the order of their codes.</summary>
internal static class VocabularyFile
{
    /// <summary>Its name in a folder.</summary>
    public const string Name = "vocabulary.json";

    /// <summary>The name of one of so many ids that a text of them would be too long (safetensors).</summary>
    public const string LongName = "vocabulary.safetensors";

    /// <summary>The place of a long one.</summary>
    public static string LongPath(string folder) => Path.Combine(folder, LongName);

    /// <summary>Whichever a folder has; a long one is read when its ids are asked for.</summary>
    /// <exception cref="FormatException">It is damaged.</exception>
    /// <exception cref="FileNotFoundException">It is missing.</exception>
    public static IVocabularies Open(string folder)
    {
        if (File.Exists(LongPath(folder))) return new LongVocabularies(LongPath(folder));
        var (users, items) = Read(folder);
        return new MemoryVocabularies(users, items);
    }

    /// <summary>Writes it.</summary>
    public static void Write(string folder, Vocabulary users, Vocabulary items) =>
        AtomicFile.WriteText(Path.Combine(folder, Name), Json.Write(new Lists(users.Ids, items.Ids)));

    /// <summary>Reads it.</summary>
    /// <exception cref="FormatException">It is damaged.</exception>
    /// <exception cref="FileNotFoundException">It is missing.</exception>
    public static (Vocabulary Users, Vocabulary Items) Read(string folder)
    {
        if (File.Exists(LongPath(folder)))
        {
            var all = new LongVocabularies(LongPath(folder));
            return (all.Users, all.Items);
        }

        var ids = Json.Read<Lists>(Path.Combine(folder, Name));
        return (Vocabulary.OfSorted(ids.Users), Vocabulary.OfSorted(ids.Items));
    }

    private sealed record Lists(IReadOnlyList<string> Users, IReadOnlyList<string> Items);
}
