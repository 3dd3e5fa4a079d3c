using System.CommandLine;
using System.Diagnostics;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Synthesis;

namespace AmazonRec.Cli.Data;

/// <summary><c>data synthesize</c>: data that looks like Amazon's or MovieLens's and says that it is neither.</summary>
internal sealed class SynthesizeCommand
{
    private static readonly SynthesisOptions Sample = new();

    private readonly Option<string> _folder = OutputOptions.RequiredOut(
        "Folder for the files; a new or empty one, or one of an earlier run.", "DIR");
    private readonly Option<string> _shape = Choice(
        "--shape",
        "What the other numbers are by default: the project's sample, or the size and unevenness of Amazon's Electronics of 2018 "
        + "(20,000,000 ratings).",
        "sample",
        "electronics");
    private readonly Option<string?> _format = new("--format")
    {
        Description = $"{string.Join(", ", SynthesisFormatNames.All)}. By default 2018, or ratings-2018 with --shape electronics.",
        HelpName = "NAME",
    };
    private readonly Option<string?> _gzip = new("--gzip")
    {
        Description = "yes or no. By default reviews and metadata are packed, and ratings are not.",
        HelpName = "yes|no",
    };
    private readonly Option<int?> _users = Number("--users", $"How many users write; {Sample.Users:N0} by default.");
    private readonly Option<int?> _items = Number("--items", $"How many items are reviewed; {Sample.Items:N0} by default.");
    private readonly Option<int?> _ratings = Number(
        "--ratings", $"How many rows to write, copies included; {Sample.Ratings:N0} by default.");
    private readonly Option<double?> _oneTime = Share(
        "--one-time-users", "Share of users with one rating; 0 by default: the sample's milder unevenness.");
    private readonly Option<double?> _head = Share(
        "--item-head",
        "Popularity falls as (rank + X)^-1.5, so that a smaller X gives the first items more; 0 by default: the sample's milder fall.");
    private readonly Option<double?> _copies = Share(
        "--copied", "Share of rows that are copies, up to 0.5: half reviews written anew, half those of cloned items.");
    private readonly Option<double?> _drift = Share(
        "--drift", "How far tastes, popularity and the mean rating move over the years, 0 to 1.");
    private readonly Option<double?> _dirty = Share(
        "--dirty", "Share of items whose metadata have no title, HTML for one, no price, or a second line.");
    private readonly Option<bool> _metadata = new("--metadata")
    {
        Description = "Write the items' metadata beside ratings-2018, which have none otherwise.",
    };
    private readonly Option<bool> _images = new("--draw-pictures") { Description = "Draw a picture of each item, images/ID.png." };
    private readonly Option<ulong> _seed = SeedOption.Create(Sample.Seed);
    private readonly Option<int> _threads = ThreadsOption.Create();
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new SynthesizeCommand().Build();

    private static Option<int?> Number(string name, string description) => new(name) { Description = description, HelpName = "N" };

    private static Option<double?> Share(string name, string description) => new(name) { Description = description, HelpName = "X" };

    private static Option<string> Choice(string name, string description, params string[] choices)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            HelpName = string.Join('|', choices),
            DefaultValueFactory = _ => choices[0],
        };
        option.AcceptOnlyFromAmong(choices);
        return option;
    }

    private Command Build()
    {
        _gzip.AcceptOnlyFromAmong("yes", "no");
        var command = new Command(
            "synthesize", "Make data in a format of the field, labelled synthetic. The defaults make the project's sample.");
        foreach (
            var option in new Option[]
            {
                _folder,
                _shape,
                _format,
                _gzip,
                _users,
                _items,
                _ratings,
                _oneTime,
                _head,
                _copies,
                _drift,
                _dirty,
                _metadata,
                _images,
                _seed,
                _threads,
                _json,
            })
            command.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec data synthesize --out data/sample           the sample that comes with the project",
            "amazonrec data synthesize --out /tmp/big --users 20000 --items 5000 --ratings 400000 --seed 7",
            "amazonrec data synthesize --out /tmp/electronics --shape electronics --metadata",
            "amazonrec data synthesize --out /tmp/ml --format movielens-100k --users 943 --items 1682 --ratings 100000",
            "amazonrec data synthesize --out /tmp/fashion --format 2023 --copied 0.3 --drift 0.5 --dirty 0.2 --draw-pictures");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var options = Options(parsed);
        options.Validate();
        var threads = parsed.GetValue(_threads);
        var target = parsed.GetRequiredValue(_folder);
        var begin = Stopwatch.GetTimestamp();
        var files = Synthesizer.FilesOf(options);
        using var staged = new StagedFolder(target, files);
        ProgressDisplay.Run(screen, display =>
        {
            Synthesizer.Write(options, staged.Staging, threads, display.Rows("write", options.Ratings), cancellation);
            return 0;
        });
        cancellation.ThrowIfCancellationRequested();
        staged.Commit();
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        if (parsed.GetValue(_json))
            screen.Output.WriteLine(Json.Write(new { Folder = target, Files = files, Options = options, Seconds = seconds }));
        else
            screen.Output.WriteLine(
                $"written: {target}, {options.Ratings:N0} synthetic ratings by {options.Users:N0} users of {options.Items:N0} items "
                + $"({seconds:F1} s, {options.Ratings / seconds:N0} rows/s)");
        return 0;
    }

    private SynthesisOptions Options(ParseResult parsed)
    {
        var shape = parsed.GetValue(_shape) == "electronics" ? SynthesisOptions.Electronics : Sample;
        return shape with
        {
            Format = parsed.GetValue(_format) is { } format ? SynthesisFormatNames.Parse(format) : shape.Format,
            Gzip = parsed.GetValue(_gzip) is { } gzip ? gzip == "yes" : null,
            Users = parsed.GetValue(_users) ?? shape.Users,
            Items = parsed.GetValue(_items) ?? shape.Items,
            Ratings = parsed.GetValue(_ratings) ?? shape.Ratings,
            OneTimeUsers = parsed.GetValue(_oneTime) ?? shape.OneTimeUsers,
            ItemHead = parsed.GetValue(_head) ?? shape.ItemHead,
            Copies = parsed.GetValue(_copies) ?? 0,
            Drift = parsed.GetValue(_drift) ?? 0,
            Dirty = parsed.GetValue(_dirty) ?? 0,
            Metadata = parsed.GetValue(_metadata),
            Images = parsed.GetValue(_images),
            Seed = parsed.GetValue(_seed),
        };
    }
}
