using AmazonRec.Data;
using AmazonRec.Data.Coded;
using AmazonRec.Data.Storage;
using AmazonRec.Training;
using AmazonRec.Training.Stored;

namespace AmazonRec.Runs;

/// <summary>
/// A run folder of a model that was trained on rows on disk: <c>run.json</c> and the model's files, no copy of the rows. Whatever takes
/// those, such as lists and evaluation, reads the file of rows that it names.
/// </summary>
public static class StoredFolder
{
    /// <summary>Whether a folder is one.</summary>
    public static bool Is(string folder) => StoredModel.Is(folder);

    /// <summary>Writes a run and puts it into place.</summary>
    public static void Save(StagedFolder folder, TrainedModel model, StoredRun result)
    {
        model.Save(folder.Staging);
        AtomicFile.WriteText(folder.PathOf(RunFolder.Marker), Json.Write(result));
        folder.Commit();
    }

    /// <summary>What a run came to when it was trained.</summary>
    /// <exception cref="FormatException">The file is damaged.</exception>
    public static StoredRun ReadResult(string folder) => Json.Read<StoredRun>(Path.Combine(folder, RunFolder.Marker));

    /// <summary>The rows that a run was trained on, opened.</summary>
    /// <param name="run">The run.</param>
    /// <param name="path">Where the file is now; null for where it was.</param>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    /// <exception cref="FormatException">It is damaged, or holds other rows.</exception>
    public static CodedRows OpenRows(StoredRun run, string? path = null) => StoredModel.OpenRows(path ?? run.RowsFile, run.RowsHash);

    /// <summary>The test rows of a run, in memory.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="model">Its model.</param>
    /// <exception cref="FileNotFoundException">As <see cref="OpenRows"/>.</exception>
    /// <exception cref="FormatException">Likewise, or there are too many.</exception>
    public static Ratings ReadTest(string folder, TrainedModel model)
    {
        var run = ReadResult(folder);
        using var rows = OpenRows(run);
        return rows.ReadPart(run.Split, RowPart.Test, model.Users, model.Items);
    }
}
