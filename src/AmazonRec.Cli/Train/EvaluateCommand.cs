using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Coded;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Given;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Features;
using AmazonRec.Models.Baselines;
using AmazonRec.Rankers;
using AmazonRec.Runs;
using AmazonRec.Studies.Tables;
using AmazonRec.Training;
using AmazonRec.Training.Stored;
using Spectre.Console;

namespace AmazonRec.Cli.Train;

/// <summary><c>evaluate</c>: all that a run's own test rows tell of its model; or lists and predictions of other tools.</summary>
internal sealed class EvaluateCommand
{
    private const int UsualUsers = 1000;

    private readonly RunOption _run = new(required: false);
    private readonly GivenOptions _given = new();
    private readonly Option<string> _cutoffs = new("--k")
    {
        Description = "Lengths of the lists.",
        HelpName = "LIST",
        DefaultValueFactory = _ => string.Join(',', new RankingOptions().Cutoffs),
    };
    private readonly Option<string?> _relevant = RelevantOption.Create();
    private readonly Option<int> _users = new("--users")
    {
        Description = "Users to make lists for, at most; of more, so many are drawn.",
        HelpName = "N",
        DefaultValueFactory = _ => UsualUsers,
    };
    private readonly Option<string?> _content = new("--content")
    {
        Description = "Features of the items, to tell how similar those of a list are (amazonrec features makes such files).",
        HelpName = "FILE",
    };
    private readonly Option<int> _resamples = IntervalOptions.Resamples();
    private readonly Option<ulong> _seed = SeedOption.Create();
    private readonly RanksOptions _ranks = new();
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new EvaluateCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "evaluate",
            "What a run's test rows tell of its model: intervals, slices, calibration, and its lists beside trivial rankers. Or how good "
            + "lists or predictions of other tools are, and whether they differ.");
        _run.AddTo(command);
        _given.AddTo(command);
        foreach (var option in new Option[] { _cutoffs, _relevant, _users, _content, _resamples, _seed }) command.Add(option);
        _ranks.AddDistributedTo(command);
        command.Add(_json);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec evaluate --run runs/mf",
            "amazonrec evaluate --run runs/mf --k 5,10,20 --relevant 5 --users 5000 --content titles.features",
            "amazonrec evaluate --run runs/mf --json",
            "mpirun -f hosts -n 4 amazonrec evaluate --distributed --run runs/mf --users 100000      four machines",
            "amazonrec evaluate --lists ours.csv theirs.csv --truth test.csv --train train.csv --k 5,10,20      any tools' lists, compared",
            "amazonrec evaluate --lists lists.csv.gz --truth test.csv --relevant all --gain rating",
            "amazonrec evaluate --predictions ours.csv theirs.csv                            rows of user,item,rating,prediction");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var draws = new BootstrapOptions { Resamples = parsed.GetValue(_resamples), Seed = parsed.GetValue(_seed) };
        int[] cutoffs = [.. parsed.GetRequiredValue(_cutoffs).Split(',').Select(Cutoff).Distinct().Order()];
        var (run, lists, predictions) = (_run.IsGiven(parsed), _given.Lists(parsed), _given.Predictions(parsed));
        if (!run && _ranks.Team(parsed) is not null) throw new ArgumentException("--distributed belongs to a run (--run). Leave it out.");
        return (run, lists, predictions) switch
        {
            (true, [], []) => OfRun(parsed, screen, cutoffs, draws, cancellation),
            (false, not [], []) => OfLists(parsed, screen, cutoffs, draws, cancellation),
            (false, [], not []) => OfPredictions(parsed, screen, draws, cancellation),
            (false, [], []) => throw new ArgumentException(
                "Nothing to evaluate. Name a run (--run runs/mf), lists and what they are judged by (--lists lists.csv --truth test.csv), "
                + "or predictions (--predictions predictions.csv)."),
            _ => throw new ArgumentException("--run, --lists and --predictions are judged one at a time. Leave out all but one."),
        };
    }

    private int OfRun(ParseResult parsed, Screen screen, int[] cutoffs, BootstrapOptions draws, CancellationToken cancellation)
    {
        Refuse(parsed, _given.OfFiles, "--lists or --predictions");
        var folder = _run.Folder(parsed);
        var relevant = RelevantOption.Read(parsed, _relevant);
        var ranking = new RankingOptions
        {
            Cutoffs = cutoffs,
            MostUsers = parsed.GetValue(_users),
            Seed = parsed.GetValue(_seed),
            Team = _ranks.Team(parsed),
        };
        if (relevant is { } from && float.IsFinite(from)) ranking = ranking with { RelevantFrom = from };
        ranking.Validate();
        if (StoredFolder.Is(folder)) return OfStored(parsed, screen, folder, cancellation);
        if (RankingFolder.Is(folder)) return OfRanker(parsed, screen, folder, ranking, relevant, draws, cancellation);
        var model = RunFolder.Load(folder);
        var known = RunFolder.ReadResult(folder);
        var split = RunFolder.ReadSplit(folder, model, known.Split);
        var ranker = RunFolder.LoadRanker(folder, split);
        ranking = Judging(ranking, relevant, ranker);
        var content = parsed.GetValue(_content) is { } path ? FeatureMatrix.Load(path) : null;
        var evaluation = ProgressDisplay.Run(
            screen,
            display =>
                RunEvaluation.Measure(known.Model, model, split, ranking, draws, content, ranker, display.Task("lists"), cancellation)
                    .As(known));
        cancellation.ThrowIfCancellationRequested();
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(new { Run = folder, Bootstrap = draws, Evaluation = evaluation }));
        else Show(screen.Results, evaluation, ranking);
        return 0;
    }

    /// <summary>A run of rows on disk: its errors, in a pass over the test rows.</summary>
    private int OfStored(ParseResult parsed, Screen screen, string folder, CancellationToken cancellation)
    {
        Refuse(parsed, [_cutoffs, _relevant, _users, _content, _resamples], "runs whose rows were in memory");
        var known = StoredFolder.ReadResult(folder);
        using var rows = StoredFolder.OpenRows(known);
        var model = TrainedModel.Load(folder);
        var metrics = ProgressDisplay.Run(screen, display => StoredMetrics.Measure(
            known.Model, model, StoredSplit.Read(rows, known.Split, display.Rows("count", 2 * rows.Count), cancellation), RowPart.Test,
            _ranks.Team(parsed), display.Rows("test", rows.Count), cancellation));
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(new { Run = folder, Metrics = metrics }));
        else StoredRunView.WriteMetrics(screen.Results, known.Model, metrics);
        return 0;
    }

    /// <summary>A run that has no model of stars: its lists.</summary>
    private int OfRanker(
        ParseResult parsed, Screen screen, string folder, RankingOptions ranking, float? relevant, BootstrapOptions draws,
        CancellationToken cancellation)
    {
        Refuse(parsed, [_content], "a run that predicts stars");
        var known = RunFolder.ReadRanking(folder);
        var split = RunFolder.ReadSplit(folder, known.Split);
        var ranker = RunFolder.LoadRanker(folder, split)!;
        var judged = ProgressDisplay.Run(
            screen,
            _ => RankingExperiment.Judge(
                ranker, split, Judging(ranking, relevant, ranker), draws: draws, cancellation: cancellation));
        var evaluation = judged with { Funnel = known.Funnel, BadRows = known.BadRows, Split = known.Split };
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(new { Run = folder, Bootstrap = draws, Evaluation = evaluation }));
        else RankingView.Write(screen.Results, evaluation, folder: null, wasTrained: false);
        return 0;
    }

    /// <summary>How lists are judged where nothing else is said: as the run's ranker was chosen.</summary>
    private static RankingOptions Judging(RankingOptions ranking, float? relevant, TrainedRanker? ranker)
    {
        if (relevant is null && ranker is null) return ranking;
        return (relevant ?? ranker?.Report?.RelevantFrom) is { } from && float.IsFinite(from)
            ? ranking with { RelevantFrom = from }
            : ranking with { RelevantFrom = 0 };
    }

    private int OfLists(ParseResult parsed, Screen screen, int[] cutoffs, BootstrapOptions draws, CancellationToken cancellation)
    {
        Refuse(parsed, [_users, _content], "a run (--run)");
        var options = new ListsOptions
        {
            Cutoffs = cutoffs,
            RelevantFrom = RelevantOption.Read(parsed, _relevant),
            Gain = _given.Gain(parsed),
        };
        var columns = _given.Columns(parsed);
        var sources = _given.Lists(parsed).Select(DataSource.File).ToArray();
        var (truth, train) = (DataSource.File(_given.Truth(parsed)), _given.Train(parsed) is { } path ? DataSource.File(path) : null);
        var evaluation = ListsEvaluation.Measure(
            Read(truth, UserItemKind.Truth), [.. sources.Select(source => Read(source, UserItemKind.Lists))],
            train is null ? null : Read(train, UserItemKind.Truth), options, draws, cancellation);
        if (!parsed.GetValue(_json)) GivenView.Write(screen.Results, evaluation);
        else
            screen.Output.WriteLine(
                Json.Write(
                    new { Bootstrap = draws, ListsOptions.MapFormula, Notes = GivenView.Notes(evaluation), Evaluation = evaluation }));
        return 0;

        UserItemRows Read(DataSource source, UserItemKind kind) => UserItemRows.Read(source, kind, columns, cancellation);
    }

    private int OfPredictions(ParseResult parsed, Screen screen, BootstrapOptions draws, CancellationToken cancellation)
    {
        Refuse(parsed, _given.OfLists, "lists (--lists)");
        Refuse(parsed, [_users, _content], "a run (--run)");
        Refuse(parsed, [_cutoffs, _relevant], "--run or --lists");
        var columns = _given.Columns(parsed);
        var sources = _given.Predictions(parsed).Select(DataSource.File).ToArray();
        var evaluation = PredictionsEvaluation.Measure(
            [.. sources.Select(source => UserItemRows.Read(source, UserItemKind.Predictions, columns, cancellation))], draws, cancellation);
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(new { Bootstrap = draws, Evaluation = evaluation }));
        else GivenView.Write(screen.Results, evaluation);
        return 0;
    }

    /// <summary>Refuses what would be passed over.</summary>
    private static void Refuse(ParseResult parsed, IEnumerable<Option> options, string of)
    {
        if (options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } first)
            throw new ArgumentException($"{first.Name} belongs to {of}. Leave it out.");
    }

    private static int Cutoff(string text) =>
        int.TryParse(text.Trim(), out var k) ? k : throw new ArgumentException($"--k takes numbers, such as 5,10; '{text}' is none.");

    private static void Show(IAnsiConsole console, RunEvaluation evaluation, RankingOptions ranking)
    {
        var (split, name) = (evaluation.Split, evaluation.Model);
        console.WriteLine(
            $"split: {split.Train:N0} training, {split.Validation:N0} validation, {split.Test:N0} test rows ({split.Method}, {split.Hash})");
        foreach (var note in split.Leaks?.Notes ?? []) console.WriteLine($"note: {note}");
        LeakView.Write(console, split.Protocol, evaluation.Leak);
        console.Write(Tables.Metrics(evaluation.Metrics.Select(m => (m.Key, m.Value))));
        ColdRowsNote.Write(console, evaluation.Metrics[name]);
        console.WriteLine(
            $"{name}: RMSE {SlicesTable.Ends(evaluation.Intervals.Rmse)}, MAE {SlicesTable.Ends(evaluation.Intervals.Mae)} "
            + $"({evaluation.Intervals.Rmse.Level:P0}, users drawn anew)");
        console.WriteLine(
            $"against {Baseline.Yardstick.Name}: RMSE {evaluation.AgainstBaseline.Difference.Rmse.Estimate:+0.0000;-0.0000} "
            + $"({SlicesTable.Ends(evaluation.AgainstBaseline.Difference.Rmse)}); below 0 is better; p "
            + $"{Tables.P(evaluation.AgainstBaseline.T.PValue)} (t test with users as clusters)");
        console.Write(SlicesTable.Create([(name, evaluation.Slices)]));
        console.Write(Tables.Of(CalibrationTables.Bins(name, evaluation.Calibration)));
        console.WriteLine(Tables.Line(name, evaluation.Calibration));
        if (evaluation.Ranking is not { } lists)
        {
            console.WriteLine($"lists: {evaluation.Unranked}");
            return;
        }

        if (evaluation.RankingNote is { } why) console.WriteLine($"lists: {why}");
        for (var cutoff = 0; cutoff < ranking.Cutoffs.Count; cutoff++) console.Write(Tables.Of(RankingTables.Of(name, lists, cutoff)));
        if (evaluation.RankerAgainstStars is { } gain)
            console.WriteLine(
                $"{gain.Ranker} against the {gain.Against}: NDCG@{gain.K} "
                + $"{gain.Difference.Ndcg.Estimate:+0.0000;-0.0000} ({SlicesTable.Ends(gain.Difference.Ndcg)}); p "
                + $"{Tables.P(gain.AdjustedP)} (paired t test over users, of this comparison alone). Stars are judged as they are shown, "
                + "on the scale, ties by id; recommend --by stars goes by predictions before that. The ranker has learned from "
                + "validation rows, too.");
        var beyond = lists.Rankers[^1].Judged.Beyond;
        console.WriteLine(
            $"Popularity bias: training ratings of what is recommended ({beyond.Popularity:F1}) over those of what these users rated "
            + $"({beyond.PopularityOfRated:F1}).");
        if (lists.Rankers[^1].IntraListSimilarity is { } similarity)
            console.WriteLine(
                $"Intra-list similarity: mean cosine of two items of a list by {lists.Content}; {similarity.WithContent:P1} of the "
                + "recommended items have such content.");
    }
}
