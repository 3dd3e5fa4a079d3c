using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Evaluation.Leaderboards;
using AmazonRec.Models.Baselines;
using AmazonRec.Runs;
using AmazonRec.Studies.Pages;
using Spectre.Console;

namespace AmazonRec.Cli.Train;

/// <summary><c>compare</c>: models on the same folds, or runs on the same test rows, as a leaderboard; or the history of runs.</summary>
internal sealed class CompareCommand
{
    private readonly Argument<string[]> _runs = new("RUN")
    {
        Description = "Run folders, for a leaderboard; or folders of runs, or files of train --json or --track, for their history.",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private const string OfFolds =
        "RMSE and MAE are of the test rows of all folds together. s is the sum of the folds' seconds; folds run side by side, so the "
        + "command takes less.";

    private readonly FoldOptions _folds = new(required: false);
    private readonly Option<bool> _lists = new("--lists")
    {
        Description = "Make lists of ten items, too, for at most 1,000 users, and show their NDCG; of folds, on the first.",
    };
    private readonly Option<string?> _html = OutputOptions.Html();
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new CompareCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "compare",
            "One leaderboard of several models, trained anew on the same folds, or of runs that were tested on the same rows: intervals, "
            + "and differences from the baseline tuned-bias and from the best. Of a folder of runs, their history.")
        { _runs };
        _folds.AddTo(command);
        foreach (var option in new Option[] { _lists, _html, _json }) command.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec compare --data Musical_Instruments_5.json.gz --models svd,biased-mf,neumf --folds 5",
            "amazonrec compare --data u.data --models svd,svdpp --lists --html leaderboard.html",
            "amazonrec compare runs/svd runs/mf                     runs that were tested on the same rows",
            "amazonrec compare runs                                 the history of all runs below a folder, newest first",
            "amazonrec compare runs.jsonl                           the same, of what train --track wrote");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var paths = parsed.GetValue(_runs) ?? [];
        if (paths.Length == 0 && !_folds.IsGiven(parsed))
            throw new ArgumentException(
                "Nothing to compare. Name models to train (compare --data FILE --models svd,biased-mf), run folders (compare runs/svd "
                + "runs/mf), or a folder of runs for their history (compare runs).");
        if (paths.Length > 0 && _folds.IsGiven(parsed))
            throw new ArgumentException(
                $"Runs ({paths[0]}) have been trained already, and --data and --models train anew. Leave out one or the other.");
        if (parsed.GetValue(_html) is { } page) AtomicFile.Probe(Path.GetDirectoryName(Path.GetFullPath(page))!);
        if (paths.Length == 0) return Models(parsed, screen, cancellation);
        return Array.TrueForAll(paths, path => File.Exists(Path.Combine(path, RunFolder.Marker)))
            ? Runs(parsed, screen, paths, cancellation)
            : History(parsed, screen, paths);
    }

    private int Models(ParseResult parsed, Screen screen, CancellationToken cancellation)
    {
        var job = _folds.Job(parsed, screen);
        var draws = _folds.Draws(parsed);
        var (compared, ratings) = ProgressDisplay.Run(screen, display =>
        {
            var ratings = job.Read(display, cancellation);
            string[] baselines = [.. job.Baselines.Append(Baseline.Yardstick.Name).Distinct()];
            Candidate[] candidates = [
                .. Baseline.All.Where(b => baselines.Contains(b.Name)).Select(Candidate.Create), .. job.Candidates(ratings, cancellation)];
            var told = display.Folds("compare", job.Options.Folds);
            return (
                ComparedModels.Measure(
                    ratings, candidates, baselines, job.Options, draws, parsed.GetValue(_lists), told, cancellation),
                ratings);
        });
        cancellation.ThrowIfCancellationRequested();
        var title = $"{job.Data}: {job.Options.Folds} folds ({EnumName.Of(job.Options.Method)}, seed {job.Options.Seed})";
        Save(
            parsed,
            screen,
            () => ComparePage.Write([(title, compared.Leaderboard, compared.Leak)], [.. job.Notes.Select(n => $"{n}."), OfFolds]));
        if (parsed.GetValue(_json))
        {
            screen.Output.WriteLine(
                Json.Write(
                    new
                    {
                        Models = job.Inputs(),
                        job.Options,
                        Bootstrap = draws,
                        ratings.Funnel,
                        compared.Leaderboard,
                        compared.Leak,
                    }));
            return 0;
        }

        BadRowsNote.Write(screen.Results, ratings.BadRows);
        foreach (var note in job.Notes) screen.Results.WriteLine($"note: {note}.");
        CompareView.Write(screen.Results, title, compared.Leaderboard, compared.Leak);
        screen.Results.WriteLine(OfFolds);
        return 0;
    }

    private int Runs(ParseResult parsed, Screen screen, string[] folders, CancellationToken cancellation)
    {
        var groups = ProgressDisplay.Run(
            screen,
            display => ComparedRuns.Measure(
                folders, _folds.Draws(parsed), parsed.GetValue(_lists), display.Task("compare"), cancellation));
        cancellation.ThrowIfCancellationRequested();
        var apart = CompareView.Apart(groups);
        Save(parsed, screen, () => ComparePage.Write(
            [.. groups.Select(group => (TitleOf(group), group.Leaderboard, group.Leak))], apart is null ? [] : [apart]));
        if (parsed.GetValue(_json))
        {
            screen.Output.WriteLine(Json.Write(new { Groups = groups, Apart = apart }));
            return 0;
        }

        if (apart is not null) screen.Results.WriteLine(apart);
        foreach (var group in groups) CompareView.Write(screen.Results, TitleOf(group), group.Leaderboard, group.Leak);
        return 0;
    }

    private int History(ParseResult parsed, Screen screen, string[] paths)
    {
        if (parsed.GetValue(_lists))
            throw new ArgumentException("--lists belongs to a leaderboard, and this is a history. Name run folders, or leave it out.");
        var history = RunHistory.Find(paths);
        if (history.Runs.Count == 0 && history.Damaged.Count == 0)
            throw new FileNotFoundException(
                $"{string.Join(", ", paths)}: no runs below. Make one with amazonrec train --data FILE --out {paths[0]}/NAME.");
        Save(parsed, screen, () => ComparePage.Write(history));
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(history));
        else CompareView.Write(screen.Results, history);
        return 0;
    }

    private void Save(ParseResult parsed, Screen screen, Func<string> page)
    {
        if (parsed.GetValue(_html) is not { } path) return;
        AtomicFile.WriteText(path, page());
        screen.Notes.WriteLine($"written: {path}");
    }

    private static string TitleOf(ComparedRuns group) =>
        $"{group.Data}: {group.Split.Test:N0} test rows ({group.Split.Method}, split {group.Split.Hash})";
}
