using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Training;

namespace AmazonRec.Rankers;

/// <summary>A run folder with a ranker and no model of ratings.</summary>
public static class RankingFolder
{
    /// <summary>Whether a folder is one.</summary>
    /// <param name="folder">The folder.</param>
    public static bool Is(string folder) =>
        TrainedRanker.IsIn(folder) && !File.Exists(Path.Combine(folder, TrainedModel.Files[0]));

    /// <summary>The users and items of a run.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="FormatException">The file is damaged.</exception>
    public static (Vocabulary Users, Vocabulary Items) ReadVocabularies(string folder) => VocabularyFile.Read(folder);

    /// <summary>The hash of the split that a run was trained on.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="FormatException">The file is damaged.</exception>
    internal static string HashOf(string folder) => Json.Read<Card>(Path.Combine(folder, "run.json")).Split.Hash;

    /// <summary>Refuses such a folder where stars are asked for.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="FormatException">It is one.</exception>
    internal static void RefuseIn(string folder)
    {
        if (Is(folder))
            throw new FormatException(
                $"{folder}: is a run of a ranker, which makes lists (amazonrec recommend --run {folder}) and predicts no stars. Train one that "
                + "does on a file with ratings: amazonrec train --data FILE.");
    }

    private sealed record Card(Rows Split);

    private sealed record Rows(string Hash);
}
