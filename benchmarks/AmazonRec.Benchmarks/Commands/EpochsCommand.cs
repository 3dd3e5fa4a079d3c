using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Training;
using Spectre.Console;

namespace AmazonRec.Benchmarks.Commands;

/// <summary><c>epochs</c>: how fast training and scoring are, beside the machine's limits and beside PyTorch.</summary>
internal sealed class EpochsCommand
{
    private readonly Option<bool> _peers = new("--peers")
    {
        Description = "Run the same models in libtorch, PyTorch and LibMF, where they are, in turn with ours.",
    };

    private readonly Option<string?> _models = new("--models")
    {
        Description = $"Lines to measure: {string.Join(", ", BenchmarkCatalog.All.Select(m => m.Name))}. All by default.",
        HelpName = "LIST",
    };

    private readonly Option<double?> _whole = new("--whole")
    {
        Description = "Measure whole epochs, of peers up to a minute; with SECONDS, only what takes at most so long. A part by default.",
        HelpName = "SECONDS",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _quick = SmokeRun.Quick();

    private readonly Option<int> _threads = ThreadsOption.Create("Threads to measure on, beside one.");

    private readonly EngineOptions _engine = new();

    private readonly Option<bool> _ownDropout = new("--own-dropout")
    {
        Description =
            "With --engine torch: libtorch's own dropout, as the peer has it. The usual one draws the same on every engine, and is slower.",
    };

    private readonly Option<int?> _repeats = SmokeRun.Repeats();

    private readonly Option<string?> _out = new("--out")
    {
        Description =
            $"Folder for {BenchmarkResult.FileNameFor(512)}, or -256 by the vectors. Without it, a run of all lines replaces the file in "
            + "results/benchmarks; one with --quick, --models or another engine writes none.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new EpochsCommand().Build();

    private Command Build()
    {
        var command = new Command("epochs", "Measure epochs on Electronics-shaped data: seconds, share of the peak, ratio to peers.")
        {
            _peers, _models, _whole, _quick, _threads, _repeats, _out, _json,
        };
        _engine.AddTo(command);
        command.Add(_ownDropout);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "dotnet run -c Release --project benchmarks/AmazonRec.Benchmarks -- epochs --whole 5 --peers                     all lines "
            + "beside their peers; replaces results/benchmarks/epochs-512.json",
            "DOTNET_EnableAVX512=0 dotnet run -c Release --project benchmarks/AmazonRec.Benchmarks -- epochs --whole 5 --peers    the same "
            + "in vectors of 256 bits, peers as well: epochs-256.json",
            "dotnet run -c Release --project benchmarks/AmazonRec.Benchmarks -- epochs --models mlp,mlp-text --threads 2",
            "dotnet run -c Release --project benchmarks/AmazonRec.Benchmarks -- epochs --engine torch --device cuda          the same "
            + "table on another engine; written only where --out says",
            "dotnet run -c Release --project benchmarks/AmazonRec.Benchmarks -- epochs --quick --json                        does "
            + "everything run?");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var quick = parsed.GetValue(_quick);
        var options = new BenchmarkOptions
        {
            Models = parsed.GetValue(_models)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
            Threads = parsed.GetValue(_threads),
            Repeats = SmokeRun.RepeatsOf(parsed.GetValue(_repeats), quick),
            Quick = quick,
            Peers = parsed.GetValue(_peers),
            WholeUpTo = parsed.GetResult(_whole) is not { Implicit: false } ? 0 : parsed.GetValue(_whole) ?? double.PositiveInfinity,
        };

        var engine = _engine.Choose(parsed, parsed.GetValue(_ownDropout));
        var progress = new ImmediateProgress<string>(text => screen.Notes.WriteLine(text));
        // What is committed comes of a whole run; a smoke run or a part of the table goes only where it is sent.
        var folder = parsed.GetValue(_out)
            ?? (quick || options.Models.Count > 0 || engine != Engine.Default ? null : Path.Combine("results", "benchmarks"));
        if (folder is not null) Directory.CreateDirectory(folder);
        var result = BenchmarkRunner.Run(options, engine, progress, cancellation);
        var path = folder is null ? null : Path.Combine(folder, BenchmarkResult.FileNameFor(result.VectorBits));
        if (path is not null) AtomicFile.WriteText(path, Json.Write(result) + "\n");
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(result));
        else Show(screen.Results, result, path);
        return 0;
    }

    private static void Show(IAnsiConsole console, BenchmarkResult result, string? path)
    {
        console.WriteLine();
        console.WriteLine($"{result.Environment.Processor}, {result.Environment.Framework}, engine {result.Engine}");
        foreach (var limit in result.Limits)
        {
            var threads = limit.Threads == 1 ? "1 thread" : $"{limit.Threads} threads";
            console.WriteLine($"{threads}: {limit.Gigaflops:F0} GFLOP/s in multiply-adds, {limit.GigabytesPerSecond:F0} GB/s of memory");
        }

        console.WriteLine($"{result.TrainingRows:N0} training rows, {result.Data.Users:N0} users, {result.Data.Items:N0} items");
        console.WriteLine($"Times are medians, without the {result.ShuffleSeconds:F2} s to draw the order of an epoch.");
        if (result.Quick) console.WriteLine(SmokeRun.Note);
        console.Write(BenchmarkTable.Of(result));
        if (result.Lines.Any(line => line.Ours.Concat(line.Peers.Select(peer => peer.Timing)).Any(timing => timing.Scaled)))
            console.WriteLine(BenchmarkTable.ScaledNote);
        foreach (var line in result.Lines.Where(line => line.Note is not null)) console.WriteLine($"- {line.Name}: {line.Note}");
        foreach (var note in result.Notes) console.WriteLine($"- {note}");
        if (path is not null) console.WriteLine($"written: {path} ({result.Seconds:F0} s)");
    }
}
