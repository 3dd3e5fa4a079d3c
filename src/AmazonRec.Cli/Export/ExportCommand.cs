using System.CommandLine;
using AmazonRec.Cli.Terminal;

namespace AmazonRec.Cli.Export;

/// <summary><c>export</c>: what other programs take of a run.</summary>
internal static class ExportCommand
{
    public static Command Create() => new Command(
        "export",
        "Take the results of a run elsewhere: factors for NumPy, points for the Embedding Projector, a graph in ONNX, predictions.")
    {
        ExportFactorsCommand.Create(),
        ExportProjectorCommand.Create(),
        ExportOnnxCommand.Create(),
        ExportPredictionsCommand.Create(),
    }.WithExamples(
        "amazonrec export factors --run runs/mf --out exported/factors",
        "amazonrec export projector --run runs/mf --out exported/projector",
        "amazonrec export onnx --run runs/mf --out exported/onnx",
        "amazonrec export predictions --run runs/mf --out exported/predictions.csv");
}
