using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Exporting;
using AmazonRec.Runs;

namespace AmazonRec.Cli.Export;

/// <summary><c>export onnx</c>.</summary>
internal sealed class ExportOnnxCommand
{
    private readonly RunOption _run = new();
    private readonly Option<string> _out = OutputOptions.RequiredOut("Folder for the files.", "DIR");
    private readonly Option<bool> _force = OutputOptions.Force();
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new ExportOnnxCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "onnx",
            "The model as an ONNX graph from codes of user and item to stars, and the ids of the codes beside it.");
        _run.AddTo(command);
        foreach (var option in new Option[] { _out, _force, _json }) command.Add(option);
        command.SetAction((parsed, _) => Task.Run(() => Run(parsed), CancellationToken.None));
        return command.WithExamples(
            "amazonrec export onnx --run runs/mf --out exported/onnx",
            "amazonrec export onnx --run runs/hybrid --out exported/onnx --force      texts and photos go along, as tables");
    }

    private int Run(ParseResult parsed)
    {
        var (screen, place) = (Screen.Open(parsed), parsed.GetRequiredValue(_out));
        using var folder = OnnxFiles.Prepare(place, parsed.GetValue(_force));
        ExportView.Write(screen, OnnxFiles.Write(RunFolder.Load(_run.Folder(parsed)), folder, place), parsed.GetValue(_json));
        return 0;
    }
}
