using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Training;
using Spectre.Console;

namespace AmazonRec.Benchmarks.Commands;

/// <summary><c>images</c>: how fast JPEGs are decoded, beside djpeg.</summary>
internal sealed class ImagesCommand
{
    private readonly Argument<string> _folder = new("DIR") { Description = "Folder with the JPEGs." };
    private readonly Option<bool> _peers = new("--peers")
    {
        Description = "Decode the same files with libjpeg-turbo's djpeg, in turn with ours.",
    };
    private readonly Option<int> _threads = ThreadsOption.Create("Threads to measure on, beside one.");
    private readonly Option<bool> _quick = SmokeRun.Quick();
    private readonly Option<int?> _repeats = SmokeRun.Repeats();
    private readonly Option<string?> _out = new("--out")
    {
        Description = $"Folder for {DecodingResult.FileName}; none by default.",
        HelpName = "DIR",
    };
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new ImagesCommand().Build();

    private Command Build()
    {
        var command = new Command("images", "Measure how fast the JPEGs of a folder are decoded.")
        {
            _folder,
            _peers,
            _quick,
            _threads,
            _repeats,
            _out,
            _json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "dotnet run -c Release --project benchmarks/AmazonRec.Benchmarks -- images data/raw/photos --peers               JPEGs "
            + "decoded a second, beside djpeg");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var options = new BenchmarkOptions
        {
            Threads = parsed.GetValue(_threads),
            Repeats = SmokeRun.RepeatsOf(parsed.GetValue(_repeats), parsed.GetValue(_quick)),
            Quick = parsed.GetValue(_quick),
            Peers = parsed.GetValue(_peers),
        };
        var result = DecodingBenchmark.Run(
            parsed.GetRequiredValue(_folder), options, new ImmediateProgress<string>(text => screen.Notes.WriteLine(text)), cancellation);
        if (parsed.GetValue(_out) is { } place)
            AtomicFile.WriteText(Path.Combine(place, DecodingResult.FileName), Json.Write(result) + "\n");
        if (options.Quick) screen.Notes.WriteLine(SmokeRun.Note);
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(result));
        else Show(screen.Results, result);
        return 0;
    }

    private static void Show(IAnsiConsole console, DecodingResult result)
    {
        console.WriteLine($"{result.Environment.Processor}, {result.Environment.Framework}");
        console.WriteLine(
            $"{result.Pictures:N0} JPEGs, {result.Megapixels:F1} "
            + $"megapixels{(result.Unreadable > 0 ? $"; {result.Unreadable:N0} can't be read and are left out" : "")}; medians");
        foreach (var timing in result.Ours)
            console.WriteLine(
                $"ours on {timing.Threads} thread{(timing.Threads == 1 ? "" : "s")}: {timing.Median:F3} s, {result.Speed(timing):F0} "
                + "megapixels/s");
        if (result is { Djpeg: { } djpeg, DjpegStart: { } start, Ratio: { } ratio })
            console.WriteLine(
                $"in processor time: ours {result.Speed(result.OursProcessor):F0} megapixels/s, djpeg {result.Speed(djpeg):F0} "
                + $"({djpeg.Median:F3} s, less {start.Median:F3} s to start its processes); ours is {ratio:F2} times as fast");
    }
}
