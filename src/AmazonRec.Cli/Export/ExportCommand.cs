using System.CommandLine;
using AmazonRec.Cli.Terminal;
using AmazonRec.Exporting;
using AmazonRec.Recommendation;
using AmazonRec.Runs;

namespace AmazonRec.Cli.Export;

/// <summary><c>export</c>: what other programs take of a run.</summary>
internal static class ExportCommand
{
    public static Command Create() => new Command(
        "export",
        "Take the results of a run elsewhere: factors for NumPy, points for the Embedding Projector, a graph in ONNX, predictions.")
    {
        Factors(),
        Projector(),
        Onnx(),
        ExportPredictionsCommand.Create(),
    }.WithExamples(
        "amazonrec export factors --run runs/mf --out exported/factors",
        "amazonrec export projector --run runs/mf --out exported/projector",
        "amazonrec export onnx --run runs/mf --out exported/onnx",
        "amazonrec export predictions --run runs/mf --out exported/predictions.csv");

    private static Command Factors() =>
        new ExportFolderCommand(FactorFiles.Prepare, (run, folder, place) => FactorFiles.Write(Recommender.Open(run), folder, place)).Build(
            "factors",
            "Factors and biases of users and items as .npy (float32), ids as text beside them, and factors.json: how stars are made of "
            + "them.").WithExamples(
            "amazonrec export factors --run runs/mf --out exported/factors",
            "amazonrec export factors --run runs/auto --out exported/factors --force      each part of a blend has files of its own");

    private static Command Projector() =>
        new ExportFolderCommand(ProjectorFiles.Prepare, (run, folder, place) => ProjectorFiles.Write(Recommender.Open(run), folder, place))
            .Build(
                "projector",
                "Items as points for the Embedding Projector (projector.tensorflow.org, Load): vectors.tsv, and metadata.tsv with titles.")
            .WithExamples(
                "amazonrec export projector --run runs/mf --out exported/projector",
                "amazonrec export projector --run runs/mf --out exported/projector --force --json");

    private static Command Onnx() =>
        new ExportFolderCommand(OnnxFiles.Prepare, (run, folder, place) => OnnxFiles.Write(RunFolder.Load(run), folder, place)).Build(
            "onnx",
            "The model as an ONNX graph from codes of user and item to stars, and the ids of the codes beside it.").WithExamples(
            "amazonrec export onnx --run runs/mf --out exported/onnx",
            "amazonrec export onnx --run runs/hybrid --out exported/onnx --force      texts and photos go along, as tables");
}
