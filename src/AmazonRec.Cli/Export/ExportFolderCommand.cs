using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Exporting;

namespace AmazonRec.Cli.Export;

/// <summary>An export into a folder of files: <c>factors</c>, <c>projector</c>, <c>onnx</c>.</summary>
/// <param name="prepare">Makes the place, before the work; told whether an earlier export may be replaced.</param>
/// <param name="write">Reads the run of a folder, and writes the files; told the place's name, for the summary.</param>
internal sealed class ExportFolderCommand(
    Func<string, bool, StagedFolder> prepare, Func<string, StagedFolder, string, ExportSummary> write)
{
    private readonly RunOption _run = new();
    private readonly Option<string> _out = OutputOptions.RequiredOut("Folder for the files.", "DIR");
    private readonly Option<bool> _force = OutputOptions.Force();
    private readonly Option<bool> _json = OutputOptions.Json();

    /// <summary>The command of a name.</summary>
    public Command Build(string name, string description)
    {
        var command = new Command(name, description);
        _run.AddTo(command);
        foreach (var option in new Option[] { _out, _force, _json }) command.Add(option);
        command.SetAction((parsed, _) => Task.Run(() => Run(parsed), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var (screen, place) = (Screen.Open(parsed), parsed.GetRequiredValue(_out));
        using var folder = prepare(place, parsed.GetValue(_force));
        ExportView.Write(screen, write(_run.Folder(parsed), folder, place), parsed.GetValue(_json));
        return 0;
    }
}
