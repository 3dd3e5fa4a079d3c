namespace AmazonRec.Training.Stored;

/// <summary>Folders of models that were trained on rows on disk.</summary>
internal static class StoredModel
{
    /// <summary>Whether a folder holds one.</summary>
    public static bool Is(string folder) => File.Exists(VocabularyFile.LongPath(folder));

    /// <summary>Refuses such a folder where the rows themselves are asked for.</summary>
    /// <exception cref="FormatException">It is one.</exception>
    public static void RefuseIn(string folder)
    {
        if (Is(folder))
            throw new FormatException(
                $"{folder}: is a run of rows on disk and keeps no copy of them, which this takes. amazonrec evaluate --run {folder} tells "
                + "its errors; for lists and all else, train with --in-memory, or on fewer rows.");
    }
}
