using System.CommandLine;
using AmazonRec.Benchmarks.Ingestion;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Training;
using Spectre.Console;

namespace AmazonRec.Benchmarks.Commands;

/// <summary><c>ingestion</c>: how fast files become ratings, and in how much memory, beside pandas and DuckDB.</summary>
internal sealed class IngestionCommand
{
    private readonly Option<bool> _peers = new("--peers")
    {
        Description = "Read the same files with pandas, DuckDB and Python's own JSON parser, in turn with ours.",
    };
    private readonly Option<bool> _quick = SmokeRun.Quick();
    private readonly Option<int> _threads = ThreadsOption.Create("Threads to read with.");
    private readonly Option<int?> _repeats = SmokeRun.Repeats();
    private readonly Option<string?> _out = new("--out")
    {
        Description =
            $"Folder for {IngestionResult.FileName}. Without it, the file in results/benchmarks is replaced; --quick writes none.",
        HelpName = "DIR",
    };
    private readonly Option<bool> _json = OutputOptions.Json();

    // What the benchmark itself calls: memory is measured by process.
    private readonly Option<string?> _measure = new("--measure") { Hidden = true };

    public static Command Create() => new IngestionCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "ingestion", "Measure reading, filtering and encoding 1.25, 5 and 20 million synthetic ratings, and reviews as JSON lines.")
        {
            _peers, _quick, _threads, _repeats, _out, _json, _measure,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "dotnet run -c Release --project benchmarks/AmazonRec.Benchmarks -- ingestion --peers                            the whole "
            + "table beside pandas and DuckDB; writes results/benchmarks/ingestion.json",
            "dotnet run -c Release --project benchmarks/AmazonRec.Benchmarks -- ingestion --quick                            a smoke run");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var (quick, threads) = (parsed.GetValue(_quick), parsed.GetValue(_threads));
        if (parsed.GetValue(_measure) is { } file)
        {
            screen.Output.WriteLine(Json.Write(IngestionMeasure.Read(file, threads)));
            return 0;
        }

        var options = new BenchmarkOptions
        {
            Threads = threads,
            Repeats = SmokeRun.RepeatsOf(parsed.GetValue(_repeats), quick),
            Quick = quick,
            Peers = parsed.GetValue(_peers),
        };
        var folder = parsed.GetValue(_out) ?? (quick ? null : Path.Combine("results", "benchmarks"));
        if (folder is not null) Directory.CreateDirectory(folder);
        var progress = new ImmediateProgress<string>(text => screen.Notes.WriteLine(text));
        var result = IngestionBenchmark.Run(
            options, path => Measure(path, threads, cancellation), progress, cancellation);
        if (folder is not null) AtomicFile.WriteText(Path.Combine(folder, IngestionResult.FileName), Json.Write(result) + "\n");
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(result));
        else Show(screen.Results, result, folder);
        return 0;
    }

    /// <summary>Runs this program once more, on one file.</summary>
    internal static IngestionMeasure Measure(string path, int threads, CancellationToken cancellation) =>
        IngestionMeasure.ReadApart(
            "dotnet", [typeof(IngestionCommand).Assembly.Location, "ingestion", "--measure", path, "--threads", $"{threads}"],
            cancellation);

    private static void Show(IAnsiConsole console, IngestionResult result, string? folder)
    {
        console.WriteLine();
        console.WriteLine(
            $"{result.Environment.Processor}, {result.Environment.Framework}, {result.Threads} threads; medians of "
            + $"{result.Lines[0].Seconds.Repeats.Count}");
        if (result.Quick) console.WriteLine(SmokeRun.Note);
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("file");
        foreach (
            var heading in new[] { "MB", "rows", "kept", "ours", "M rows/s", "peak MB", "inflate alone", "peer", "time", "peak MB",
                "ratio" })
            table.AddColumn(heading, column => column.RightAligned());
        foreach (var line in result.Lines)
        {
            string[] cells =
            [
                line.Name, $"{line.FileBytes / 1e6:N0}", $"{line.Rows:N0}", $"{line.Kept:N0}", $"{line.Seconds.Median:F2} s",
                $"{line.Rows / line.Seconds.Median / 1e6:F2}",
                $"{line.PeakBytes / 1e6:N0}", line.InflateSeconds is { } inflate ? $"{inflate.Median:F2} s" : "",
                Each(line, peer => peer.Name), Each(line, peer => $"{peer.Seconds.Median:F2} s"),
                Each(line, peer => $"{peer.PeakBytes / 1e6:N0}"), Each(line, peer => $"{peer.TimesFaster:F1}x"),
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        console.Write(table);
        foreach (var note in result.Notes) console.WriteLine($"- {note}");
        if (folder is not null) console.WriteLine($"written: {Path.Combine(folder, IngestionResult.FileName)}");

        static string Each(IngestionLine line, Func<IngestionPeer, string> text) => string.Join('\n', line.Peers.Select(text));
    }
}
