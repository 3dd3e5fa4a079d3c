using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Exporting;

namespace AmazonRec.Cli.Export;

/// <summary><c>export factors</c>.</summary>
internal sealed class ExportFactorsCommand
{
    private readonly RunOption _run = new();
    private readonly Option<string> _out = OutputOptions.RequiredOut("Folder for the files.", "DIR");
    private readonly Option<bool> _force = OutputOptions.Force();
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new ExportFactorsCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "factors",
            "Factors and biases of users and items as .npy (float32), ids as text beside them, and factors.json: how stars are made of "
            + "them.");
        _run.AddTo(command);
        foreach (var option in new Option[] { _out, _force, _json }) command.Add(option);
        command.SetAction((parsed, _) => Task.Run(() => Run(parsed), CancellationToken.None));
        return command.WithExamples(
            "amazonrec export factors --run runs/mf --out exported/factors",
            "amazonrec export factors --run runs/auto --out exported/factors --force      each part of a blend has files of its own");
    }

    private int Run(ParseResult parsed)
    {
        var (screen, place) = (Screen.Open(parsed), parsed.GetRequiredValue(_out));
        using var folder = FactorFiles.Prepare(place, parsed.GetValue(_force));
        ExportView.Write(screen, FactorFiles.Write(_run.Open(parsed), folder, place), parsed.GetValue(_json));
        return 0;
    }
}
