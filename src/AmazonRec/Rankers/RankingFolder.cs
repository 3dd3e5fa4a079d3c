using AmazonRec.Training;

namespace AmazonRec.Rankers;

/// <summary>A run folder with a ranker and no model of ratings.</summary>
public static class RankingFolder
{
    /// <summary>Whether a folder is one.</summary>
    /// <param name="folder">The folder.</param>
    public static bool Is(string folder) =>
        TrainedRanker.IsIn(folder) && !File.Exists(Path.Combine(folder, TrainedModel.Files[0]));

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
}
