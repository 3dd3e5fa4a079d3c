using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Downloads;
using AmazonRec.Data.Storage;
using Spectre.Console;

namespace AmazonRec.Cli.Data;

/// <summary><c>data download NAME</c>: a public set, from its owner's server, with its terms.</summary>
internal sealed class DownloadCommand
{
    private readonly Argument<string?> _name = new("NAME")
    {
        Description = "The set, as 2018/Electronics or ml-100k; --list shows all.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<string?> _kind = new("--kind")
    {
        Description = "What of the set: ratings, reviews, 5core or metadata; the first that --list shows by default.",
        HelpName = "KIND",
    };
    private readonly Option<string> _out = OutputOptions.OutFolder("Folder for raw data.", Path.Combine("data", "raw"));
    private readonly Option<bool> _force = OutputOptions.Force();
    private readonly Option<string?> _mirror = new("--mirror")
    {
        Description = "A server that has the owner's files under the same paths.",
        HelpName = "URL",
    };
    private readonly Option<bool> _list = new("--list")
    {
        Description = "Show the sets, their kinds and their categories; with NAME, those that begin so.",
    };
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new DownloadCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "download", "Fetch a public set of ratings by name, whole or not at all, going on where an earlier try ended.")
        {
            _name,
            _kind,
            _out,
            _force,
            _mirror,
            _list,
            _json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => RunAsync(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec data download --list",
            "amazonrec data download 2018/Electronics                        ratings only, into data/raw/2018/Electronics.csv",
            "amazonrec data download 2014/Musical_Instruments --kind 5core   reviews of users and items with five or more",
            "amazonrec data download ml-100k --out /data --mirror https://mirror.example.org/grouplens");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        if (parsed.GetValue(_list)) return PublicSetList.Show(screen, parsed.GetValue(_name), parsed.GetValue(_json));
        var name = parsed.GetValue(_name)
            ?? throw new ArgumentException(
                "Name a set, as in amazonrec data download ml-100k. All of them: amazonrec data download --list.");
        var set = PublicSets.Find(name);
        var file = set.FileOf(parsed.GetValue(_kind) is { } kind ? SetParts.Parse(kind) : null);
        if (parsed.GetValue(_mirror) is { } mirror) file = file.At(Mirror(mirror));
        var raw = parsed.GetRequiredValue(_out);
        var options = new DownloadOptions { Force = parsed.GetValue(_force) };
        using var handler = WebClient.NewHandler();
        using var downloader = new Downloader(handler, options);
        try
        {
            var progress = new DownloadDisplay(screen, TimeProvider.System);
            var fetched = await progress.RunAsync(display => new SetFetcher(downloader, options)
                .FetchAsync(set, file, raw, new Training.ImmediateProgress<DownloadProgress>(display.Show), cancellation));
            if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(new { Set = fetched, set.Title, set.Terms }));
            else Show(screen.Results, set, fetched);
            return 0;
        }
        catch (OperationCanceledException) when (Downloader.LeftOver(file, SetFetcher.FolderOf(set, file, raw)) is > 0 and var left)
        {
            screen.Notes.WriteLine(
                $"Cancelled. {Bytes.Text(left)} are kept in {Path.Combine(SetFetcher.FolderOf(set, file, raw), file.Name)}.partial; "
                + "give the same command to go on.");
            return ExitCode.Cancelled;
        }
    }

    private static Uri Mirror(string text) => Uri.TryCreate(text, UriKind.Absolute, out var mirror) && mirror.Scheme is ("http" or "https")
        ? mirror
        : throw new ArgumentException($"--mirror is '{text}', which is no web address. Write it as https://server/folder.");

    private static void Show(IAnsiConsole console, PublicSet set, FetchedSet fetched)
    {
        var file = fetched.Fetched;
        if (file.AlreadyThere) console.WriteLine($"already there: {file.Path} ({Bytes.Text(file.Bytes)}); --force fetches it again.");
        else console.WriteLine(
            $"fetched: {file.Bytes:N0} bytes from {file.Address}, SHA-256 "
            + $"{file.Sha256}{(file.Checksum == ChecksumState.Matched ? ", MD5 as published" : ", no checksum published")}");
        foreach (var path in file.AlreadyThere ? [] : fetched.Files) console.WriteLine($"  {path}");
        console.WriteLine();
        console.Write(set.Terms.Note(set.Title));
        console.WriteLine($"This note is in {fetched.Notice}.");
    }
}
