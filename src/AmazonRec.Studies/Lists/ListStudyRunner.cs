using System.Diagnostics;
using AmazonRec.Data;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Models.Baselines;
using AmazonRec.Rankers;
using AmazonRec.Runs;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Running;

namespace AmazonRec.Studies.Lists;

/// <summary>Runs a study of lists.</summary>
public sealed class ListStudyRunner
{
    private readonly ListStudy _study;
    private readonly StudyData _data;
    private readonly StudyOptions _options;
    private readonly IProgress<(string Ranker, double Share)>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly List<ListRun> _runs = [];
    private readonly List<MissingModel> _missing = [];

    private ListStudyRunner(
        ListStudy study, StudyData data, StudyOptions options, IProgress<(string Ranker, double Share)>? progress,
        CancellationToken cancellation) =>
        (_study, _data, _options, _progress, _cancellation) = (study, data, options, progress, cancellation);

    /// <summary>Runs every ranker with every seed.</summary>
    /// <param name="study">The study.</param>
    /// <param name="data">What on.</param>
    /// <param name="options">Threads, and whether it is to be short: one seed, and auto alone.</param>
    /// <param name="reading">How the file is read.</param>
    /// <param name="progress">Told which ranker is under way, and the share of it that is done.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="FormatException">A row is bad; names file, line and remedy.</exception>
    /// <exception cref="FileNotFoundException">A file that belongs to the data is missing.</exception>
    public static ListResult Run(
        ListStudy study, StudyData data, StudyOptions options, ReadOptions? reading = null,
        IProgress<(string Ranker, double Share)>? progress = null, CancellationToken cancellation = default) =>
        new ListStudyRunner(study, data, options, progress, cancellation).Run(data.ReadRatings(reading));

    private ListResult Run(Ratings ratings)
    {
        var clock = Stopwatch.StartNew();
        var isShort = _options.IsShort;
        IReadOnlyList<ListRanker> rankers = isShort ? [ListRanker.Auto] : _study.Rankers;
        List<(string Name, RankingRun Run)>? first = null;
        foreach (var seed in isShort ? _study.Seeds.Take(1) : _study.Seeds)
        {
            var rows = _study.Split(_data, ratings, seed);
            var asked = rankers.Where(ranker => first is null || !ranker.IsSlow);
            var runs = asked.Select(ranker => Run(ranker, rows, seed)).OfType<(string Name, RankingRun Run)>().ToList();
            if (first is null)
            {
                foreach (var ranker in rankers.Where(ranker => ranker.IsAlsoChosenOnTest)) ChooseOnTest(ranker, rows, seed);
                first = runs;
            }
        }

        var one = first![0].Run;
        return new ListResult(
            _study.Name,
            _study.Title,
            _study.Protocol,
            _data.Label,
            _data.Kind,
            _data.ShortName,
            Path.GetFileName(_data.Source.Name),
            _study.Metrics,
            one.Split,
            [.. Popular(one), .. _runs],
            _study.Published(_data.ShortName),
            _study.Notes,
            RunEnvironment.Here,
            clock.Elapsed.TotalSeconds)
        {
            Lists = Compared(first),
            Given = Given(first),
            Missing = [.. _missing.Distinct()],
            IsShort = isShort,
        };
    }

    /// <summary>Trains and judges one; null where it can't run here.</summary>
    private (string Name, RankingRun Run)? Run(ListRanker ranker, ListRows rows, ulong seed)
    {
        try
        {
            var told = _progress is null ? null : new Training.ImmediateProgress<double>(share => _progress.Report((ranker.Name, share)));
            var result = RankingExperiment.Run(
                rows.Split, Options(ranker, seed), Judging, rows.Negatives, told, _cancellation).Result;
            _runs.Add(new ListRun(ranker.Name, seed, result.Ranker.Parts, result.Test, result.Seconds)
            {
                Validation = result.Ranker.Validation,
            });
            return (ranker.Name, result);
        }
        catch (Exception e) when (e is FileNotFoundException or ArgumentException)
        {
            _missing.Add(new MissingModel(ranker.Name, e.Message.TrimEnd('.')));
            return null;
        }
    }

    private RankerOptions Options(ListRanker ranker, ulong seed) => ranker.Options with
    {
        Settings = ranker.Settings is null
            ? ranker.Options.Settings
            : RankerSettings.Parse(ranker.Settings, RankerZoo.Find(ranker.Options.Ranker)),
        RelevantFrom = _study.RelevantFrom(_data),
        Seed = seed,
        Threads = _options.Threads,
        Budget = _options.IsShort ? ShortBudget : null,
    };

    private RankingOptions Judging => new()
    {
        Cutoffs = [10],
        RelevantFrom = _study.RelevantFrom(_data) ?? 0,
    };

    private const double ShortBudget = 2; // seconds: the sample is small

    /// <summary>Every value that a search would try, one parameter after another, judged by the test rows: what that choice flatters.</summary>
    private void ChooseOnTest(ListRanker ranker, ListRows rows, ulong seed)
    {
        var entry = RankerZoo.Find(ranker.Options.Portfolio![0]);
        var (best, metric) = (Try(RankerSettings.None), _study.Metrics[^1]);
        foreach (var parameter in entry.Parameters)
            foreach (var settings in parameter.Tried.Select(value => best.Settings.With(parameter.Name, value)).ToArray())
                if (Try(settings) is var found && found.Run.Test[metric] > best.Run.Test[metric]) best = found;
        _runs.Add(new ListRun(ranker.Name, seed, best.Run.Ranker.Parts, best.Run.Test, best.Run.Seconds) { IsChosenOnTest = true });

        (RankerSettings Settings, RankingRun Run) Try(RankerSettings settings) => (settings, RankingExperiment.Run(
            rows.Split,
            Options(ranker, seed) with { Ranker = entry.Name, Portfolio = null, Settings = settings },
            Judging,
            rows.Negatives,
            progress: null,
            _cancellation).Result);
    }

    private IEnumerable<ListRun> Popular(RankingRun one)
    {
        var popular = one.Lists?.Rankers.First(ranker => ranker.Name == TrivialRanker.Popular);
        if ((one.GivenPopular?.At[^1].ByName() ?? popular?.Judged.At[^1].ByName()) is { } figures)
            yield return new ListRun(TrivialRanker.Popular, _study.Seeds[0], [], figures, popular?.Seconds ?? 0);
    }

    private static RankingComparison Compared(List<(string Name, RankingRun Run)> runs)
    {
        var lists = runs[0].Run.Lists ?? throw new ArgumentException($"Nobody's lists can be judged: {runs[0].Run.Unranked}");
        return (lists with
        {
            Rankers = [
                .. lists.Rankers.Where(ranker => ranker.IsTrivial),
                .. runs.Select(run => run.Run.Lists!.Rankers[^1] with { Name = run.Name })],
        }).Tested();
    }

    private static IReadOnlyList<ListResult.GivenLine> Given(List<(string Name, RankingRun Run)> runs)
    {
        if (runs[0].Run.GivenPopular is not { } popular) return [];
        PairedTest[] tests = [.. runs.Select(run => run.Run.Given!.Against(popular))];
        var adjusted = MultipleComparisons.Holm([.. tests.Select(test => test.PValue)]);
        return [
            new(TrivialRanker.Popular, popular, AgainstPopular: null, AdjustedP: null),
            .. runs.Select((run, at) => new ListResult.GivenLine(run.Name, run.Run.Given!, tests[at], adjusted[at]))];
    }
}
