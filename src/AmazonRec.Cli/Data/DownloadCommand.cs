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
        Description = "The set, as 2018/Electronics or ml-100k (--list shows all), or a study, as electronics: all that its original ran "
            + "on.",
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
    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Ask how large the files are, show what is here and what is left, and fetch nothing.",
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
            _dryRun,
            _json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => RunAsync(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec data download --list",
            "amazonrec data download 2018/Electronics                        ratings only, into data/raw/2018/Electronics.csv",
            "amazonrec data download 2014/Musical_Instruments --kind 5core   reviews of users and items with five or more",
            "amazonrec data download fashion                                 all files of a study's original",
            "amazonrec data download fashion --dry-run                       how large they are",
            "amazonrec data download ml-100k --out /data --mirror https://mirror.example.org/grouplens");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        if (parsed.GetValue(_list)) return PublicSetList.Show(screen, parsed.GetValue(_name), parsed.GetValue(_json));
        var name = parsed.GetValue(_name)
            ?? throw new ArgumentException(
                "Name a set, as in amazonrec data download ml-100k. All of them: amazonrec data download --list.");
        var mirror = parsed.GetValue(_mirror) is { } server ? Mirror(server) : null;
        var plan = DownloadPlan.Create(name, parsed.GetValue(_kind) is { } kind ? SetParts.Parse(kind) : null, mirror);
        var (raw, json) = (parsed.GetRequiredValue(_out), parsed.GetValue(_json));
        var options = new DownloadOptions { Force = parsed.GetValue(_force) };
        using var handler = WebClient.NewHandler();
        using var downloader = new Downloader(handler, options);
        if (parsed.GetValue(_dryRun)) return await DownloadSizes.ShowAsync(screen, plan, downloader, raw, json, cancellation);
        var all = new List<(PublicSet Set, FetchedSet Fetched)>();
        foreach (var (set, file) in plan.Files)
        {
            try
            {
                var progress = new DownloadDisplay(screen, TimeProvider.System);
                all.Add((set, await progress.RunAsync(display => new SetFetcher(downloader, options)
                    .FetchAsync(set, file, raw, new Training.ImmediateProgress<DownloadProgress>(display.Show), cancellation))));
                if (!json) Show(screen.Results, all[^1].Fetched);
            }
            catch (OperationCanceledException) when (Downloader.LeftOver(file, SetFetcher.FolderOf(set, file, raw)) is > 0 and var left)
            {
                screen.Notes.WriteLine(
                    $"Cancelled. {Bytes.Text(left)} are kept in {Path.Combine(SetFetcher.FolderOf(set, file, raw), file.Name)}.partial; "
                    + "give the same command to go on.");
                return ExitCode.Cancelled;
            }
        }

        if (json) screen.Output.WriteLine(ToJson(plan, all));
        else ShowTerms(screen.Results, plan, all, raw);
        return 0;
    }

    private static string ToJson(DownloadPlan plan, List<(PublicSet Set, FetchedSet Fetched)> all) => plan.Study is { } study
        ? Json.Write(
            new
            {
                Study = study.Name,
                study.Original!.AlsoNeeds,
                Sets = all.Select(s => new { Set = s.Fetched, s.Set.Title, s.Set.Terms }),
            })
        : Json.Write(new { Set = all[0].Fetched, all[0].Set.Title, all[0].Set.Terms });

    private static Uri Mirror(string text) => Uri.TryCreate(text, UriKind.Absolute, out var mirror) && mirror.Scheme is ("http" or "https")
        ? mirror
        : throw new ArgumentException($"--mirror is '{text}', which is no web address. Write it as https://server/folder.");

    private static void Show(IAnsiConsole console, FetchedSet fetched)
    {
        var file = fetched.Fetched;
        if (file.AlreadyThere) console.WriteLine($"already there: {file.Path} ({Bytes.Text(file.Bytes)}); --force fetches it again.");
        else console.WriteLine(
            $"fetched: {file.Bytes:N0} bytes from {file.Address}, SHA-256 "
            + $"{file.Sha256}{(file.Checksum == ChecksumState.Matched ? ", MD5 as published" : ", no checksum published")}");
        foreach (var path in file.AlreadyThere ? [] : fetched.Files) console.WriteLine($"  {path}");
    }

    /// <summary>The terms of each set once, and for a study what comes next.</summary>
    private static void ShowTerms(
        IAnsiConsole console, DownloadPlan plan, List<(PublicSet Set, FetchedSet Fetched)> all, string raw)
    {
        foreach (var set in all.GroupBy(s => s.Set))
        {
            console.WriteLine();
            console.Write(set.Key.Terms.Note(set.Key.Title));
            console.WriteLine($"This note is in {string.Join(" and ", set.Select(s => s.Fetched.Notice))}.");
        }

        if (plan.Study is not { } study) return;
        console.WriteLine();
        if (study.Original!.AlsoNeeds is { } more) console.WriteLine($"Besides, it takes {more}.");
        console.WriteLine($"Next: amazonrec reproduce {study.Name} --data {raw}");
    }
}
