using System.CommandLine;
using System.Diagnostics;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Rankers;
using AmazonRec.Recommendation;
using Spectre.Console;

namespace AmazonRec.Cli.Recommend;

/// <summary><c>recommend</c>: the best items for a user, for someone new, or for all users.</summary>
internal sealed class RecommendCommand
{
    private readonly RunOption _run = new();
    private readonly UserOptions _who = new();
    private readonly NewProductOptions _product = new();
    private readonly RecommendOptions _options = new();
    private readonly Option<bool> _all = new("--all") { Description = "Lists for all users of the run, into --out." };
    private readonly Option<string?> _out = OutputOptions.Out(
        "With --all: the file, as rows user,rank,item,stars or as JSON lines; of a ranker alone, without stars.", "FILE.csv|FILE.jsonl");
    private readonly Option<bool> _resume = OutputOptions.Resume();
    private readonly RanksOptions _ranks = new();
    private readonly Option<bool> _why = QueryOptions.Why();
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new RecommendCommand().Build();

    private Command Build()
    {
        var command = new Command("recommend",
            "List the best items for a user of a run, or for someone new who has rated a few; or, of a new product (--title, --photo), the "
            + "users to offer it to.");
        _run.AddTo(command);
        _who.AddTo(command);
        _product.AddTo(command);
        _options.AddTo(command);
        command.Add(_all);
        command.Add(_out);
        command.Add(_resume);
        _ranks.AddDistributedTo(command);
        command.Add(_why);
        command.Add(_json);
        command.SetAction(
            (parsed, cancellation) =>
                Task.Run(() => parsed.GetValue(_all) ? RunAll(parsed, cancellation)
                    : _product.IsGiven(parsed) ? RunNew(parsed, cancellation) : Run(parsed), CancellationToken.None));
        return command.WithExamples(
            "amazonrec recommend --run runs/mf --user A3PMR8ZPJO0XW9 --top 20 --why",
            "amazonrec recommend --run runs/mf --rated B0002E1G5C=5,B000068NSX=2      someone new",
            "amazonrec recommend --run runs/mf --rated '\"A,1\"=5' --rated B2=3            an id with a comma stands in quotes",
            "amazonrec recommend --run runs/lists --rated B0002E1G5C=5,B000068NSX=5     a run of train --task rank: by what people choose",
            "amazonrec recommend --run runs/films --user 196 --by stars               in place of the run's ranker",
            "amazonrec recommend --run runs/hybrid --title 'Fender electric guitar'        whom to offer a new product to",
            "amazonrec recommend --run runs/mf --user A3PMR8ZPJO0XW9 --diversity 0.3 --popularity-discount 0.5 --json",
            "amazonrec recommend --run runs/mf --all --out lists.csv                   resumable: --resume goes on after a cut",
            "mpirun -f hosts -n 4 amazonrec recommend --distributed --run runs/mf --all --out lists.csv   four machines");
    }

    private int Run(ParseResult parsed)
    {
        var screen = Screen.Open(parsed);
        if (parsed.GetValue(_out) is not null || parsed.GetValue(_resume) || _ranks.Team(parsed) is not null)
            throw new ArgumentException("--out, --resume and --distributed go with --all, lists for all users.");
        _who.Require(parsed);
        var (user, rated) = _who.Of(parsed);
        if (RankingFolder.Is(_run.Folder(parsed))) return RunRanked(parsed, screen, user, rated);
        var options = _options.Of(parsed, parsed.GetValue(_why));
        var recommender = _run.Open(parsed);
        var top = _options.Top(parsed);
        var list = UnknownIds.Ask(
            recommender,
            user,
            item: null,
            hasFeatures: false,
            () => user is not null ? recommender.TopN(user, top, options) : recommender.TopN(rated, top, options));
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(list));
        else if (user is not null) RecommendationView.Write(screen.Results, list, recommender.RatedBy(user));
        else RecommendationView.Write(screen.Results, list);
        return 0;
    }

    /// <summary>The list of a run that ranks and predicts no stars.</summary>
    private int RunRanked(ParseResult parsed, Screen screen, string? user, IReadOnlyList<GivenRating> rated)
    {
        RefuseOfStars(parsed);
        var run = RankedLists.Open(_run.Folder(parsed));
        var list = user is not null ? run.TopN(user, _options.Top(parsed)) : run.TopN(rated, _options.Top(parsed));
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(list));
        else RecommendationView.Write(screen.Results, list, user is null ? null : run.ChosenBy(user));
        return 0;
    }

    /// <summary>Refuses what a ranker alone can't give.</summary>
    private void RefuseOfStars(ParseResult parsed)
    {
        if (parsed.GetValue(_why) || _options.Reorders(parsed) || _options.IsByStars(parsed))
            throw new ArgumentException(
                "This run is of a ranker alone, which gives no reasons and no stars, and whose lists are not put into another order. Leave "
                + "out --why, --by and what reorders; or train both (amazonrec train --data FILE).");
    }

    private int RunNew(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        if (_who.IsGiven(parsed) || parsed.GetValue(_why) || parsed.GetValue(_out) is not null || parsed.GetValue(_resume)
            || _options.Reorders(parsed) || _ranks.Team(parsed) is not null)
            throw new ArgumentException(
                "--title and --photo list the users to offer a new product to: of other options only --top has a say. For one user's stars, "
                + "take amazonrec predict.");
        var recommender = _run.Open(parsed);
        var audience = recommender.AudienceOf(_product.Encode(parsed, recommender), _options.Top(parsed), cancellation);
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(audience));
        else RecommendationView.Write(screen.Results, audience);
        return 0;
    }

    private int RunAll(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        if (_who.IsGiven(parsed) || _product.IsGiven(parsed) || parsed.GetValue(_why))
            throw new ArgumentException("--all makes the lists of all users: leave out --user, --rated, --title, --photo and --why.");
        var path = parsed.GetValue(_out)
            ?? throw new ArgumentException("--all writes a file: name one with --out FILE.csv or --out FILE.jsonl.");
        AtomicFile.Probe(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var (top, resume, clock) = (_options.Top(parsed), parsed.GetValue(_resume), new Stopwatch());
        try
        {
            var (users, written) = RankingFolder.Is(_run.Folder(parsed)) ? Ranked() : Rated();
            if (parsed.GetValue(_json))
                screen.Output.WriteLine(
                    Json.Write(new { File = path, Users = users, Written = written, Seconds = clock.Elapsed.TotalSeconds }));
            else screen.Results.WriteLine(
                $"lists of {users:N0} users, {written / clock.Elapsed.TotalSeconds:N0} a "
                + $"second{(written < users ? $"; {users - written:N0} of them were there" : "")}. written: {path}");
            return 0;
        }
        catch (OperationCanceledException)
        {
            screen.Notes.WriteLine($"Cancelled. What is written is {path}.partial; give the same command with --resume to go on.");
            return ExitCode.Cancelled;
        }

        (int Users, int Written) Rated()
        {
            var recommender = _run.Open(parsed);
            clock.Start();
            return ProgressDisplay.Run(screen, display => BatchFile.Write(
                recommender, path, top, _options.Of(parsed, why: false), resume,
                display.Rows("lists", recommender.Users.Count, "users"), _ranks.Team(parsed), cancellation));
        }

        (int Users, int Written) Ranked()
        {
            RefuseOfStars(parsed);
            var lists = RankedLists.Open(_run.Folder(parsed));
            clock.Start();
            return ProgressDisplay.Run(screen, display => BatchFile.WriteRanked(
                lists, path, top, resume, display.Rows("lists", lists.Users.Count, "users"), _ranks.Team(parsed), cancellation));
        }
    }
}
