using AmazonRec.Data;
using AmazonRec.Recommendation;
using AmazonRec.Storage;
using AmazonRec.Training;

namespace AmazonRec.Studies;

/// <summary>
/// A run as a folder: <c>run.json</c> (options, funnel, split, history, metrics), <c>model.json</c>, <c>weights.safetensors</c>,
/// <c>vocabulary.json</c>, <c>items.safetensors</c> (titles and the like, and variants, where known), <c>features.safetensors</c> (the items' content, where the model reads any) and <c>split.safetensors</c> (every row
/// of every part). Enough to predict from, and to rerun.
/// </summary>
public static class RunFolder
{
    /// <summary>The file that tells a run folder from others.</summary>
    public const string Marker = "run.json";

    private const string SplitName = "split.safetensors";

    /// <summary>Makes the place where a run will be written, before the work that it costs.</summary>
    /// <exception cref="IOException">The place can't be written to, or holds something else.</exception>
    public static StagedFolder Prepare(string folder) => new(folder, [.. TrainedModel.Files, SplitName, ItemCatalog.FileName, Marker]);

    /// <summary>Writes a run and puts it into place.</summary>
    public static void Save(StagedFolder folder, TrainedModel model, Split split, ExperimentResult result, ItemCatalog? items = null)
    {
        model.Save(folder.Staging);
        items?.Write(folder.Staging);
        var columns = new Dictionary<string, Tensor>();
        foreach (var (name, part) in new[] { ("train", split.Train), ("validation", split.Validation), ("test", split.Test) })
        {
            columns[$"{name}.user"] = Tensor.Of(part.User);
            columns[$"{name}.item"] = Tensor.Of(part.Item);
            columns[$"{name}.rating"] = Tensor.Of(part.Value);
            columns[$"{name}.time"] = Tensor.Of(part.Time);
        }

        AtomicFile.Write(folder.PathOf(SplitName), stream => Safetensors.Write(stream, columns, new Dictionary<string, string> { ["hash"] = split.Hash }));
        AtomicFile.WriteText(folder.PathOf(Marker), Json.Write(result));
        folder.Commit();
    }

    /// <summary>The model of a run.</summary>
    /// <exception cref="FileNotFoundException">The folder holds no run.</exception>
    /// <exception cref="FormatException">A file is damaged.</exception>
    public static TrainedModel Load(string folder) => File.Exists(Path.Combine(folder, Marker))
        ? TrainedModel.Load(folder)
        : throw new FileNotFoundException($"{folder}: holds no run (no {Marker}). Make one with amazonrec train --out {folder}.");
}
