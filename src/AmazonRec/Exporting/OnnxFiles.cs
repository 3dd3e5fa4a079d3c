using AmazonRec.Data.Storage;
using AmazonRec.Plugins;
using AmazonRec.Training;

namespace AmazonRec.Exporting;

/// <summary>A model as <c>model.onnx</c>, and the ids of its codes beside it.</summary>
public static class OnnxFiles
{
    private const string Graph = "model.onnx";

    /// <inheritdoc cref="FactorFiles.Prepare"/>
    public static StagedFolder Prepare(string folder, bool replace = false) =>
        ExportFolder.Prepare(folder, replace, ExportFolder.Users, ExportFolder.Items, Graph);

    /// <summary>Writes the files and puts them into place.</summary>
    /// <param name="model">The model.</param>
    /// <param name="folder">As <see cref="Prepare"/> made it.</param>
    /// <param name="place">Its name, for the summary.</param>
    /// <exception cref="ArgumentException">As <see cref="IOnnxWriter.Write"/>.</exception>
    /// <exception cref="FileNotFoundException">The plug-in is not built; the message holds the command that builds it.</exception>
    public static ExportSummary Write(TrainedModel model, StagedFolder folder, string place)
    {
        var writer = Plugin.Load<IOnnxWriter>(PredictionFile.PluginName);
        AtomicFile.Write(folder.PathOf(Graph), stream => writer.Write(stream, model));
        ExportFolder.WriteIds(folder.PathOf(ExportFolder.Users), model.Users);
        ExportFolder.WriteIds(folder.PathOf(ExportFolder.Items), model.Items);
        folder.Commit();
        return ExportSummary.Of(place, model.Model.Name, model.Users.Count, model.Items.Count) with
        {
            Note = "inputs user and item, int64 [n], are line numbers of users.txt and items.txt, from 0; output stars, float [n]",
        };
    }
}
