using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Features;
using AmazonRec.Models.Baselines;
using AmazonRec.Runs;
using AmazonRec.Studies.Tables;
using Spectre.Console;

namespace AmazonRec.Cli.Train;

/// <summary><c>evaluate</c>: all that a run's own test rows tell of its model.</summary>
internal sealed class EvaluateCommand
{
    private const int UsualUsers = 1000;

    private readonly RunOption _run = new();
    private readonly Option<string> _cutoffs = new("--k")
    {
        Description = "Lengths of the lists.",
        HelpName = "LIST",
        DefaultValueFactory = _ => string.Join(',', new RankingOptions().Cutoffs),
    };
    private readonly Option<float> _relevant = new("--relevant")
    {
        Description = "A test item counts as relevant from this rating on.",
        HelpName = "X",
        DefaultValueFactory = _ => new RankingOptions().RelevantFrom,
    };
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
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new EvaluateCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "evaluate", "What a run's test rows tell of its model: intervals, slices, calibration, and its lists beside trivial rankers.");
        _run.AddTo(command);
        foreach (var option in new Option[] { _cutoffs, _relevant, _users, _content, _resamples, _seed, _json }) command.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec evaluate --run runs/mf",
            "amazonrec evaluate --run runs/mf --k 5,10,20 --relevant 5 --users 5000 --content titles.features",
            "amazonrec evaluate --run runs/mf --json");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        var folder = _run.Folder(parsed);
        var ranking = new RankingOptions
        {
            Cutoffs = [.. parsed.GetRequiredValue(_cutoffs).Split(',').Select(Cutoff).Distinct().Order()],
            RelevantFrom = parsed.GetValue(_relevant),
            MostUsers = parsed.GetValue(_users),
            Seed = parsed.GetValue(_seed),
        };
        ranking.Validate();
        var draws = new BootstrapOptions { Resamples = parsed.GetValue(_resamples), Seed = parsed.GetValue(_seed) };
        var model = RunFolder.Load(folder);
        var known = RunFolder.ReadResult(folder);
        var split = RunFolder.ReadSplit(folder, model, known.Split);
        var content = parsed.GetValue(_content) is { } path ? FeatureMatrix.Load(path) : null;
        var evaluation = ProgressDisplay.Run(
            screen,
            display =>
                RunEvaluation.Measure(known.Model, model, split, ranking, draws, content, display.Task("lists"), cancellation).As(known));
        cancellation.ThrowIfCancellationRequested();
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(new { Run = folder, Bootstrap = draws, Evaluation = evaluation }));
        else Show(screen.Results, evaluation, ranking);
        return 0;
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
