using AmazonRec.Data;
using AmazonRec.Data.Storage;

namespace AmazonRec.Training;

/// <summary>The users and items of a run, in the order of their codes.</summary>
internal static class VocabularyFile
{
    /// <summary>Its name in a folder.</summary>
    public const string Name = "vocabulary.json";

    /// <summary>Writes it.</summary>
    public static void Write(string folder, Vocabulary users, Vocabulary items) =>
        AtomicFile.WriteText(Path.Combine(folder, Name), Json.Write(new Lists(users.Ids, items.Ids)));

    /// <summary>Reads it.</summary>
    /// <exception cref="FormatException">It is damaged.</exception>
    /// <exception cref="FileNotFoundException">It is missing.</exception>
    public static (Vocabulary Users, Vocabulary Items) Read(string folder)
    {
        var ids = Json.Read<Lists>(Path.Combine(folder, Name));
        return (Vocabulary.OfSorted(ids.Users), Vocabulary.OfSorted(ids.Items));
    }

    private sealed record Lists(IReadOnlyList<string> Users, IReadOnlyList<string> Items);
}
