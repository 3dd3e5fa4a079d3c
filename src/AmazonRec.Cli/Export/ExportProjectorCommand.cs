using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Exporting;

namespace AmazonRec.Cli.Export;

/// <summary><c>export projector</c>.</summary>
internal sealed class ExportProjectorCommand
{
    private readonly RunOption _run = new();
    private readonly Option<string> _out = OutputOptions.RequiredOut("Folder for the files.", "DIR");
    private readonly Option<bool> _force = OutputOptions.Force();
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new ExportProjectorCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "projector",
            "Items as points for the Embedding Projector (projector.tensorflow.org, Load): vectors.tsv, and metadata.tsv with titles.");
        _run.AddTo(command);
        foreach (var option in new Option[] { _out, _force, _json }) command.Add(option);
        command.SetAction((parsed, _) => Task.Run(() => Run(parsed), CancellationToken.None));
        return command.WithExamples(
            "amazonrec export projector --run runs/mf --out exported/projector",
            "amazonrec export projector --run runs/mf --out exported/projector --force --json");
    }

    private int Run(ParseResult parsed)
    {
        var (screen, place) = (Screen.Open(parsed), parsed.GetRequiredValue(_out));
        using var folder = ProjectorFiles.Prepare(place, parsed.GetValue(_force));
        ExportView.Write(screen, ProjectorFiles.Write(_run.Open(parsed), folder, place), parsed.GetValue(_json));
        return 0;
    }
}
