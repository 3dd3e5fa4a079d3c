using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Training;
using Spectre.Console;

namespace AmazonRec.Benchmarks.Commands;

/// <summary><c>recommend</c>: how fast lists are made.</summary>
internal sealed class RecommendCommand
{
    private readonly Option<string[]> _models = new("--models")
    {
        Description = "Only these: dot-mf, svd, concat-mlp, hybrid-text.",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<bool> _quick = SmokeRun.Quick();
    private readonly Option<int?> _repeats = SmokeRun.Repeats();
    private readonly Option<string?> _out = new("--out") { Description = "Folder of the result.", HelpName = "DIR" };
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new RecommendCommand().Build();

    private Command Build()
    {
        var command = new Command("recommend", "Measure how fast lists are made on Electronics-shaped data: all users, one, someone new.")
        {
            _models,
            _quick,
            _repeats,
            _out,
            _json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "dotnet run -c Release --project benchmarks/AmazonRec.Benchmarks -- recommend --out results/benchmarks",
            "dotnet run -c Release --project benchmarks/AmazonRec.Benchmarks -- recommend --models dot-mf --quick --json");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var options = new BenchmarkOptions
        {
            Models = parsed.GetValue(_models) ?? [],
            Quick = parsed.GetValue(_quick),
            Repeats = SmokeRun.RepeatsOf(parsed.GetValue(_repeats), parsed.GetValue(_quick)),
        };
        var result = RecommendBenchmark.Run(options, new ImmediateProgress<string>(text => screen.Notes.WriteLine(text)), cancellation);
        if (parsed.GetValue(_out) is { } place)
            AtomicFile.WriteText(Path.Combine(place, RecommendResult.FileName), Json.Write(result) + "\n");
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(result));
        else Show(screen.Results, result);
        return 0;
    }

    private static void Show(IAnsiConsole console, RecommendResult result)
    {
        console.WriteLine(
            $"{result.Environment.Processor}, {result.Environment.Framework}; lists of {result.Length} of {result.Items:N0} items, "
            + $"{result.Users:N0} users; medians");
        if (result.Quick) console.WriteLine(SmokeRun.Note);
        var table = Tables.New("model", "all users: users/s", "goal", "", "a processor second", "one user: ms", "someone new: ms");
        foreach (var line in result.Lines)
            table.AddRow(
                line.Model, $"{line.UsersPerSecond.Median:N0}", line.Goal is { } goal ? $"{goal:N0}" : "-", line.Verdict,
                $"{line.UsersPerProcessorSecond.Median:N0}",
                $"{line.MillisecondsForOne.Median:F2}", $"{line.MillisecondsForNew.Median:F2}");
        console.Write(table);
    }
}
