using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Rankers;
using AmazonRec.Recommendation;
using AmazonRec.Training;
using AmazonRec.Training.Stored;

namespace AmazonRec.Runs;

/// <summary>
/// A run as a folder: <c>run.json</c> (options, funnel, split, history, metrics), <c>model.json</c>, <c>weights.safetensors</c>,
/// <c>vocabulary.json</c>, <c>items.safetensors</c> (titles and the like, and variants, where known), <c>features.safetensors</c> (the
/// items' content, where the model reads any), <c>cold-start.safetensors</c> (what answers for users and items without training rows),
/// <c>split.safetensors</c> (every row of every part), <c>MODEL_CARD.md</c> (the run in words) and, where lists are by a ranker,
/// <c>ranker.json</c> and <c>ranker.safetensors</c>. Enough to predict from, and to rerun. A run of a ranker alone has no model.
/// </summary>
public static class RunFolder
{
    /// <summary>The file that tells a run folder from others.</summary>
    public const string Marker = "run.json";

    private const string SplitName = "split.safetensors";

    /// <summary>Makes the place where a run will be written, before the work that it costs.</summary>
    /// <param name="folder">The place: a new or empty folder, or one that holds a run.</param>
    /// <param name="replace">Whether a run that is there may be replaced; a folder that is no run is left alone in any case.</param>
    /// <exception cref="IOException">The place can't be written to, or holds something else, or a run that may not be replaced.</exception>
    public static StagedFolder Prepare(string folder, bool replace = false)
    {
        var isRun = File.Exists(Path.Combine(folder, Marker));
        if (isRun && !replace)
            throw new IOException(
                $"{folder}: holds a run already, which this one would replace. Name another folder, or add --force to replace it.");
        if (
            !isRun && Directory.Exists(folder)
                && Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName)
                    .FirstOrDefault(name => !name!.EndsWith(".partial", StringComparison.Ordinal)) is { } other)
            throw new IOException($"{folder}: is no run and holds other files ({other}), so it is left alone. Name a new or empty folder.");
        return new(folder, [.. TrainedModel.Files, .. TrainedRanker.Files, SplitName, ItemCatalog.FileName, ModelCard.FileName, Marker]);
    }

    /// <summary>Writes a run of a ranker and puts it into place.</summary>
    public static void Save(StagedFolder folder, TrainedRanker ranker, Split split, RankingRun result, ItemCatalog? items = null)
    {
        ranker.Save(folder.Staging);
        VocabularyFile.Write(folder.Staging, split.Train.Users, split.Train.Items);
        items?.Write(folder.Staging);
        WriteRows(folder, split);
        AtomicFile.WriteText(folder.PathOf(ModelCard.FileName), ModelCard.Write(result));
        AtomicFile.WriteText(folder.PathOf(Marker), Json.Write(result));
        folder.Commit();
    }

    /// <summary>Writes a run and puts it into place.</summary>
    /// <param name="folder">The place.</param>
    /// <param name="model">The model of stars.</param>
    /// <param name="split">The rows.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="items">Titles and the like; null for none.</param>
    /// <param name="ranker">What lists are ordered by, trained on the same rows; null for predicted stars.</param>
    public static void Save(
        StagedFolder folder, TrainedModel model, Split split, ExperimentResult result, ItemCatalog? items = null,
        TrainedRanker? ranker = null)
    {
        model.Save(folder.Staging);
        ranker?.Save(folder.Staging);
        items?.Write(folder.Staging);
        WriteRows(folder, split);
        AtomicFile.WriteText(folder.PathOf(ModelCard.FileName), ModelCard.Write(result));
        AtomicFile.WriteText(folder.PathOf(Marker), Json.Write(result));
        folder.Commit();
    }

    private static void WriteRows(StagedFolder folder, Split split)
    {
        var columns = new Dictionary<string, Tensor>();
        foreach (var (name, part) in new[] { ("train", split.Train), ("validation", split.Validation), ("test", split.Test) })
        {
            columns[$"{name}.user"] = Tensor.Of(part.User);
            columns[$"{name}.item"] = Tensor.Of(part.Item);
            columns[$"{name}.rating"] = Tensor.Of(part.Value);
            columns[$"{name}.time"] = Tensor.Of(part.Time);
        }

        AtomicFile.Write(
            folder.PathOf(SplitName),
            stream => Safetensors.Write(stream, columns, RunRatings.NotesOf(split)));
    }

    /// <summary>The model of a run.</summary>
    /// <exception cref="FileNotFoundException">The folder holds no run.</exception>
    /// <exception cref="FormatException">A file is damaged.</exception>
    public static TrainedModel Load(string folder)
    {
        if (!File.Exists(Path.Combine(folder, Marker)))
            throw new FileNotFoundException($"{folder}: holds no run (no {Marker}). Make one with amazonrec train --out {folder}.");
        RankingFolder.RefuseIn(folder);
        return TrainedModel.Load(folder);
    }

    /// <summary>What a run came to when it was trained.</summary>
    /// <exception cref="FormatException">The file is damaged, or of a ranker.</exception>
    public static ExperimentResult ReadResult(string folder)
    {
        StoredModel.RefuseIn(folder);
        RankingFolder.RefuseIn(folder);
        return Json.Read<ExperimentResult>(Path.Combine(folder, Marker));
    }

    /// <summary>What a run of a ranker alone came to when it was trained.</summary>
    /// <exception cref="FormatException">The file is damaged.</exception>
    public static RankingRun ReadRanking(string folder) => Json.Read<RankingRun>(Path.Combine(folder, Marker));

    /// <summary>The ranker of a run; null where it has none.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="split">Its rows.</param>
    /// <exception cref="FormatException">A file is damaged.</exception>
    public static TrainedRanker? LoadRanker(string folder, Split split) =>
        TrainedRanker.IsIn(folder) ? TrainedRanker.Load(folder, split.BeforeTest) : null;

    /// <summary>The very rows that a run was trained, stopped and reported on; texts are not kept.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="model">Its model.</param>
    /// <param name="summary">What the run's result says of the split.</param>
    /// <exception cref="FormatException">The file is damaged, or of another run.</exception>
    public static Split ReadSplit(string folder, TrainedModel model, SplitSummary summary) =>
        ReadSplit(folder, model.Users, model.Items, summary);

    /// <summary>The very rows of a run of a ranker alone.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="summary">What the run's result says of the split.</param>
    /// <exception cref="FormatException">The file is damaged, or of another run.</exception>
    public static Split ReadSplit(string folder, SplitSummary summary)
    {
        var (users, items) = VocabularyFile.Read(folder);
        return ReadSplit(folder, users, items, summary);
    }

    private static Split ReadSplit(string folder, Vocabulary userIds, Vocabulary itemIds, SplitSummary summary)
    {
        var path = Path.Combine(folder, SplitName);
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path}: no such file. Train the run anew with amazonrec train --out {folder}.");
        var columns = Safetensors.Read(path, out var notes);
        var protocol = summary.Protocol == Protocol.AsReported ? Protocol.AsReported : Protocol.Clean; // what leaks was set up clean
        var split = Split.OfParts(summary.Method, summary.Seed, protocol, Part("train"), Part("validation"), Part("test"));
        return split.Hash == summary.Hash
            ? split
            : throw new FormatException($"{path}: its rows come to {split.Hash}, and {Marker} says {summary.Hash}. Train the run anew.");

        Ratings Part(string part)
        {
            var (users, items) = (Column<int>(part, "user"), Column<int>(part, "item"));
            var (values, times) = (Column<float>(part, "rating"), Column<long>(part, "time"));
            if (
                users.Length != items.Length || users.Length != values.Length || users.Length != times.Length || !Known(users, userIds)
                    || !Known(items, itemIds))
                throw new FormatException($"{path}: damaged. Its {part} rows do not go with the run's users and items.");
            return RunRatings.Make(userIds, itemIds, users, items, values, times, notes);
        }

        T[] Column<T>(string part, string name)
            where T : struct =>
                columns.TryGetValue($"{part}.{name}", out var tensor) && tensor.Values is T[] values
                    ? values
                    : throw new FormatException($"{path}: damaged. It has no column {part}.{name}.");

        static bool Known(int[] codes, Vocabulary vocabulary) => Array.TrueForAll(codes, code => code >= 0 && code < vocabulary.Count);
    }
}
