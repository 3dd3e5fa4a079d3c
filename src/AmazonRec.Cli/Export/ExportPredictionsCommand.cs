using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Exporting;
using AmazonRec.Runs;
using Spectre.Console;

namespace AmazonRec.Cli.Export;

/// <summary><c>export predictions</c>.</summary>
internal sealed class ExportPredictionsCommand
{
    private readonly RunOption _run = new();
    private readonly Option<string?> _data = new("--data")
    {
        Description = "Rows to predict, with or without ratings; by default the test rows of the run.",
        HelpName = "FILE",
    };
    private readonly ReadingOptions _reading = new();
    private readonly Option<string> _out = OutputOptions.RequiredOut("File of the predictions.", "FILE.csv|FILE.parquet");
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new ExportPredictionsCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "predictions",
            "What the model predicts for the run's test rows, or for those of a file: user,item,rating,prediction and, where the model "
            + "tells it, deviation. Lists of all users: amazonrec recommend --all.");
        _run.AddTo(command);
        command.Add(_data);
        _reading.AddTo(command);
        command.Add(_out);
        command.Add(_json);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec export predictions --run runs/mf --out predictions.csv",
            "amazonrec export predictions --run runs/mf --data pairs.csv --out predictions.parquet");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var (screen, path, folder) = (Screen.Open(parsed), parsed.GetRequiredValue(_out), _run.Folder(parsed));
        PredictionFile.Check(path);
        var source = parsed.GetValue(_data) is { } data ? DataSource.Files(data) : null;
        var model = RunFolder.Load(folder);
        var rows = PredictedRows.Of(
            model,
            source is null
                ? StoredFolder.Is(folder)
                    ? StoredFolder.ReadTest(folder, model)
                    : RunFolder.ReadSplit(folder, model, RunFolder.ReadResult(folder).Split).Test
                : Ratings.Read(source, _reading.Read(parsed, progress: null, cancellation)));
        cancellation.ThrowIfCancellationRequested();
        PredictionFile.Write(rows, path);
        if (parsed.GetValue(_json))
            screen.Output.WriteLine(
                Json.Write(
                    new { Place = path, Model = model.Model.Name, Rows = rows.Count, rows.Unknown, Bytes = new FileInfo(path).Length }));
        else
        {
            screen.Results.WriteLine($"{path}: {rows.Count:N0} rows, {new FileInfo(path).Length:N0} bytes");
            if (rows.Unknown > 0)
                screen.Results.WriteLine(
                    $"note: {rows.Unknown:N0} rows have no prediction, for the run has no row of their user or item.");
        }

        return 0;
    }
}
