using AmazonRec.Data.Coded;

namespace AmazonRec.Training.Stored;

/// <summary>Folders of models that were trained on rows on disk.</summary>
internal static class StoredModel
{
    /// <summary>Whether a folder holds one.</summary>
    public static bool Is(string folder) => File.Exists(VocabularyFile.LongPath(folder));

    /// <summary>The rows that a run was trained on, opened.</summary>
    /// <param name="path">The file.</param>
    /// <param name="hash">What it held.</param>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    /// <exception cref="FormatException">It is damaged, or holds other rows.</exception>
    public static CodedRows OpenRows(string path, string hash)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException(
                $"{path}: is not there. The run was trained on its rows, and keeps no copy. Put the file back, or link it there.", path);
        var rows = CodedRows.Open(path);
        if (rows.Hash == hash) return rows;
        rows.Dispose();
        throw new FormatException(
            $"{path}: does not hold the rows that the run was trained on: their hash was {hash}, and that of the file is {rows.Hash}. Put "
            + "the file of then back, or train anew.");
    }

    /// <summary>Refuses such a folder where the rows of a run, or all figures of its result, are in the folder.</summary>
    /// <exception cref="FormatException">It is one.</exception>
    public static void RefuseIn(string folder)
    {
        if (Is(folder))
            throw new FormatException(
                $"{folder}: is a run of rows on disk, which has errors alone and no intervals, slices or lists. amazonrec evaluate --run "
                + $"{folder} tells them; for more, train with --in-memory, or on fewer rows.");
    }
}
