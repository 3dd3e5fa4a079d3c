using System.CommandLine;
using AmazonRec.Auto;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models.Zoo;
using AmazonRec.Rankers;
using AmazonRec.Recommendation;
using AmazonRec.Runs;
using AmazonRec.Training;
using Spectre.Console;

namespace AmazonRec.Cli.Train;

/// <summary><c>train</c>: one model on one file, beside the trivial baselines.</summary>
internal sealed class TrainCommand
{
    private readonly DataOptions _data = new(required: false, negatives: true);
    private readonly RankOptions _rank = new();
    private readonly ModelSelectionOptions _model = new(required: false, auto: true);
    private readonly AutoModelOptions _auto = new();
    private readonly FeatureOptions _features = new();
    private readonly ScheduleOptions _schedule = new();
    private readonly EngineOptions _engine = new();
    private readonly Option<string?> _out = OutputOptions.Out(
        "Folder for the run: weights, vocabularies, options, split, history, metrics.", "DIR");
    private readonly Option<string?> _catalog = ItemFileOptions.Catalog(
        "titles, brands, categories and pictures' addresses go into the run, for recommend and serve to show. auto also learns from it: "
        + "from categories, brands, years and prices.");
    private readonly CatalogColumnsOption _catalogColumns = new();
    private readonly CheckpointOptions _checkpoint = new();
    private readonly RanksOptions _ranks = new();
    private readonly TrackOptions _tracked = new();
    private readonly Option<bool> _force = OutputOptions.Force();
    private readonly Option<bool> _json = OutputOptions.Json();
    private readonly StoredTraining _stored;

    private TrainCommand() => _stored = new(_data, _model, _schedule, _engine, _checkpoint, _ranks);

    public static Command Create() => new TrainCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "train",
            "Train a model on a file of reviews or ratings, and report it beside trivial baselines. Where no model is named, it is auto: a "
            + "blend of several, with options and weights that training rows choose; and a ranker beside it, which orders lists.");
        _data.AddTo(command);
        _rank.AddTo(command);
        _auto.AddTo(
            command,
            () =>
            {
                _model.AddTo(command);
                _schedule.AddTo(command);
                _engine.AddTo(command);
                _checkpoint.AddTo(command);
                _ranks.AddTo(command);
            },
            but: [_model.Model, _schedule.Threads]);
        _features.AddTo(command);
        _data.RequireUnless(command, _ranks.PlanOption);
        command.Add(_out);
        command.Add(_catalog);
        _catalogColumns.AddTo(command);
        _tracked.AddTo(command);
        command.Add(_force);
        command.Add(_json);
        _stored.AddTo(command, _auto.OfModels, _model.Model, _schedule.Threads, _out, _force, _json);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec train --data Musical_Instruments_5.json.gz --out runs/auto",
            "amazonrec train --data u.data --budget 2m --json",
            "amazonrec train --data u.data --ranker none                  stars alone, by the blend",
            "amazonrec train --data u.data --model svd --ranker ease --set lambda=300 --out runs/films      lists by ease, stars by svd",
            "amazonrec train --task rank --data u.data --split per-item --relevant all --out runs/lists      lists, by the best rankers",
            "amazonrec train --task rank --data Beauty.txt.gz --split leave-one-out --model sequential-knn",
            "amazonrec train --task rank --data train.rating --test-data test.rating --negatives test.negative --json      as NCF's authors do",
            "amazonrec train --task rank --data u.data --model als --set factors=128,unobserved=3",
            "amazonrec train --task rank --data Gift_Cards_5.json.gz --model two-tower --text titles.features      new items, too",
            "amazonrec train --data Musical_Instruments_5.json.gz --model svd --factors 20 --epochs 10",
            "amazonrec train --data Electronics.csv --model dot-mf --min-user-ratings 11 --min-item-ratings 11 --out runs/mf",
            "amazonrec train --data u.data --model biased-mf --recipe published      as its authors trained it",
            "amazonrec train --data ratings.tsv --columns user,item,rating,_ --model concat-mlp --optimizer adam --lr 0.001 --json",
            "amazonrec train --data Electronics.csv --model dot-mf --out runs/mf --resume      after an interruption; --force replaces "
            + "a run that is done",
            "amazonrec train --data amazon.rows --model svd --factors 32 --epochs 1      rows stay on disk: bigger than memory",
            "amazonrec train --data u1.base --test-data u1.test --model svd",
            "amazonrec train --data AMAZON_FASHION_5.json.gz --model biased-mf --texts first --copies last --split grouped",
            "amazonrec train --data Electronics.csv --model hybrid-text --text titles.features --out runs/hybrid",
            "amazonrec train --data AMAZON_FASHION_5.json.gz --model hybrid-text-image --text titles.features --images photos.features",
            "amazonrec train --data AMAZON_FASHION_5.json.gz --model hybrid-text-image --branches dot,mlp,image --images data/raw/photos",
            "amazonrec train --data u.data --model hybrid-text-image --branches dot,mlp,text --text plots.features --scaling "
            + "text=none",
            "amazonrec train --data u.data --model biased-mf-content --features genres=genres.features",
            "amazonrec train --data Electronics.csv --model concat-mlp --engine torch --device cuda",
            "amazonrec train --data u.data --model svd --track runs.jsonl      then: amazonrec compare runs.jsonl",
            "mpirun -n 4 amazonrec train --distributed --data Electronics.csv --model biased-mf --threads 1 --out runs/mf      four processes",
            "amazonrec train --model biased-mf --plan hosts=64,cores=16,gbit=25,rows=571M,users=54M,items=48M      what it would take",
            "amazonrec train --data Electronics.csv --model svd --from 2014-01-01 --to 2018-01-01 --core 5 --split time --save-split "
            + "time.split");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        if (_ranks.Plan(parsed) is not null)
            return new PlanWork(_data, _model, _schedule, _ranks).Run(parsed, parsed.GetValue(_json), cancellation);
        if (_stored.IsAsked(parsed))
            return _stored.Run(parsed, parsed.GetValue(_out), parsed.GetValue(_force), parsed.GetValue(_json), cancellation);
        var screen = Screen.Open(parsed);
        var team = _ranks.Team(parsed);
        if (team is not null) RefuseAlone(parsed);
        if (_rank.Task(parsed) == TrainingTask.Rank) return Rank(parsed, screen, read: null, cancellation);
        var beside = _rank.Beside(parsed, _model.IsGiven(parsed));
        var isAuto = _model.IsAuto(parsed);
        _auto.Check(parsed, isAuto || (beside is not null && RankOptions.IsAuto(beside)), others: !isAuto);
        if (!isAuto) _model.Build(parsed, _data.Range(parsed), ModelInputs.Unknown); // what can't be built is told before files are read
        var files = _features.Read(parsed, screen);
        if (!isAuto) FeatureOptions.Check(_model.Build(parsed, _data.Range(parsed), FeatureOptions.InputsOf(files)), files);
        var engine = _engine.Choose(parsed);
        if (!isAuto) Engine.Check(engine, OptionsFor(null).Optimizer);
        _tracked.Check(parsed, epochs: !isAuto);
        var source = _data.Source(parsed);
        var given = parsed.GetValue(_out);
        var writes = _ranks.Writes(parsed);
        var target = writes ? given : null;
        var catalog = parsed.GetValue(_catalog) is { } path ? DataSource.File(path) : null; // that it is there is known before the work
        if (catalog is not null && given is null && !isAuto)
            throw new ArgumentException("--catalog goes into the run's folder: name one with --out.");
        var names = _catalogColumns.Read(parsed);
        var checkpoint = isAuto ? null : _checkpoint.Of(parsed, given, screen);
        var read = isAuto && _rank.Task(parsed) is null ? Read(parsed, screen, source, cancellation) : null;
        if (read?.Train.IsImplicit == true) return Rank(parsed, screen, read, cancellation);
        // Who resumes has allowed it at the start.
        using var folder = target is null ? null : RunFolder.Prepare(target, parsed.GetValue(_force) || checkpoint is { Resumes: true });
        RunCatalog? metadata = null;
        try
        {
            var (split, trained, ranker, result, items, adjustment) = ProgressDisplay.Run(screen, display =>
            {
                var split = read ?? _data.Read(parsed, source, display.Reading("read", source), cancellation);
                var lists = beside is null ? null : RankerOptionsOf(parsed, beside, split);
                var nothing = lists is null ? null : RankingExperiment.NothingToChooseBy(split, lists);
                if (nothing is not null && _rank.NamesBeside(parsed))
                    throw new ArgumentException(
                        $"No ranker can be trained on this split: {nothing}. Leave out --ranker, or split otherwise (--validation 0.1).");
                if (catalog is not null) metadata = RunCatalog.Read(catalog, names, split, screen, display, cancellation);
                var features = _features.Align(parsed, files, split, display.Pictures, cancellation);
                var (trained, result, adjustment) = isAuto ? Auto(split, features, display) : One(split, features, display);
                var (ranker, ranking) = lists is null || nothing is not null
                    ? (null, null)
                    : RankingExperiment.Run(
                        split, lists, _rank.Judging(parsed, split), _data.Negatives(parsed, split, screen), display.Task("ranker"),
                        cancellation);
                var items = folder is null
                    ? null
                    : ItemCatalog.Build(split.Train, metadata?.Catalog, cancellation);
                var input = InputOf() with { Features = _features.Input(parsed, files, features), Catalog = metadata?.Input };
                result = result with
                {
                    Input = input,
                    Ranking = ranking?.AsPart(),
                    NoRanking = nothing is null ? null : $"No ranker was trained, so that lists go by predicted stars: {nothing}.",
                };
                return (split, trained, ranker, result, items, adjustment);
            });
            cancellation.ThrowIfCancellationRequested();
            if (writes) _data.SaveSplit(parsed, split, screen);
            if (folder is not null) RunFolder.Save(folder, trained, split, result, items, ranker);
            if (writes) checkpoint?.Delete();
            _tracked.Finished(parsed, source, _data.Seed(parsed), target, result);
            var learnedHere = result.Features?.Where(report => files.TryGetValue(report.Name, out var file) && file.Health is null);
            foreach (var learned in learnedHere ?? [])
                FeatureWarning.Write(screen, learned.Health);
            if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(result));
            else
            {
                ExperimentView.Write(screen.Results, result, split, adjustment, target);
                if (metadata is not null) screen.Results.WriteLine(metadata.InWords());
            }

            return 0;
        }
        catch (OperationCanceledException) when (checkpoint is { Exists: true } and ({ Resumes: true } or { IsOurs: true }))
        {
            return CheckpointOptions.Cancelled(checkpoint, screen);
        }

        (TrainedModel, ExperimentResult, string?) Auto(Split split, IReadOnlyList<ItemFeatures> features, ProgressDisplay display)
        {
            if (features.Count == 0 && metadata is not null) (features, metadata) = metadata.Facts(split);
            var options = _auto.Read(parsed, _data.Seed(parsed), _schedule.ThreadsOf(parsed)) with { Features = features };
            var (trained, result) = Experiment.Run(split, options, display.Task(AutoFit.Name), cancellation);
            return (trained, result, metadata?.Input.Note);
        }

        (TrainedModel, ExperimentResult, string?) One(Split split, IReadOnlyList<ItemFeatures> features, ProgressDisplay display)
        {
            var options = OptionsFor(RowCounts.Of(split));
            var stoppable = split.Validation.Count > 0 || _schedule.Stops(parsed) ? options : options with { EarlyStopping = null };
            var (adjusted, adjustment) = _model.OnRows(parsed, stoppable, split.Train.Count);
            var model = _model.Build(parsed, _data.Range(parsed), FeatureOptions.InputsOf(features, split));
            var (trained, result) = Experiment.Run(
                model, split, adjusted, engine, features, display.Training(model.Name), checkpoint, cancellation,
                _tracked.Callbacks(parsed));
            return (trained, result, adjustment);
        }

        RunInput InputOf() => isAuto
            ? _data.Input(parsed, AutoFit.Name, new ModelOptions()) with { Budget = _auto.Budget(parsed) }
            : _data.Input(parsed, _model.Name(parsed), _model.Options(parsed, _data.Range(parsed))) with
            {
                Recipe = EnumName.Of(_model.Recipe(parsed)),
                Budget = _auto.Budget(parsed),
            };

        TrainingOptions OptionsFor(RowCounts? rows) => _ranks.Apply(
            parsed, _schedule.Apply(parsed, _model.TrainingOf(parsed, _data.Seed(parsed), rows)));
    }

    /// <summary>Refuses what several processes can't do together.</summary>
    /// <exception cref="ArgumentException">They can't.</exception>
    private void RefuseAlone(ParseResult parsed)
    {
        if (!_model.IsGiven(parsed) || _model.IsAuto(parsed) || _rank.Task(parsed) == TrainingTask.Rank || _rank.NamesBeside(parsed))
            throw new ArgumentException(
                "Several processes train one model that predicts stars, by batches: name it with --model, such as biased-mf or concat-mlp. "
                + "auto and rankers are trained by one process, without --distributed.");
    }

    private Split Read(ParseResult parsed, Screen screen, DataSource source, CancellationToken cancellation) => ProgressDisplay.Run(
        screen, display => _data.Read(parsed, source, display.Reading("read", source), cancellation, implicitToo: true));

    /// <summary>Trains a ranker.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="screen">Where.</param>
    /// <param name="read">The rows, where they are read already.</param>
    /// <param name="cancellation">Ends it.</param>
    private int Rank(ParseResult parsed, Screen screen, Split? read, CancellationToken cancellation)
    {
        var name = _model.IsGiven(parsed) ? parsed.GetValue((Option<string>)_model.Model) : null;
        _rank.RefuseBeside(parsed);
        _rank.Check(parsed, name);
        _auto.RefuseOfModels(
            parsed,
            "belongs to models that predict stars. Leave it out: a ranker is trained in one go, with parameters by --set.",
            RankOptions.UsesEngine(name) ? _engine.All : []);
        _auto.Check(parsed, RankOptions.IsAuto(name), others: true);
        var budget = _auto.Budget(parsed);
        if (_features.AreGiven(parsed)) RankOptions.RefuseContent(name);
        var files = _features.Read(parsed, screen);
        var source = _data.Source(parsed);
        var catalog = parsed.GetValue(_catalog) is { } path ? DataSource.File(path) : null;
        var (target, names) = (parsed.GetValue(_out), _catalogColumns.Read(parsed));
        if (read is null) _tracked.Check(parsed, epochs: false);
        using var folder = target is null ? null : RunFolder.Prepare(target, parsed.GetValue(_force));
        var split = read ?? Read(parsed, screen, source, cancellation);
        var negatives = _data.Negatives(parsed, split, screen);
        var (ranker, result, items) = ProgressDisplay.Run(screen, display =>
        {
            var metadata = catalog is null ? null : RunCatalog.Read(catalog, names, split, screen, display, cancellation);
            var features = _features.Align(parsed, files, split, display.Pictures, cancellation);
            if (features.Count == 0 && metadata is not null && RankOptions.ReadsContent(name)) (features, metadata) = metadata.Facts(split);
            var options = RankerOptionsOf(parsed, name, split) with { Features = features };
            var (ranker, result) = RankingExperiment.Run(
                split, options, _rank.Judging(parsed, split), negatives, display.Task(options.Ranker), cancellation);
            var items = folder is null ? null : ItemCatalog.Build(split.Train, metadata?.Catalog, cancellation);
            var input = _data.Input(parsed, ranker.Name, new ModelOptions()) with
            {
                Budget = budget,
                Catalog = metadata?.Input,
                Features = _features.Input(parsed, files, features),
            };
            return (ranker, result with { Input = input }, items);
        });
        cancellation.ThrowIfCancellationRequested();
        _data.SaveSplit(parsed, split, screen);
        if (folder is not null) RunFolder.Save(folder, ranker, split, result, items);
        _tracked.Finished(parsed, source, _data.Seed(parsed), target, result);
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(result));
        else RankingView.Write(screen.Results, result, target);
        return 0;
    }

    private RankerOptions RankerOptionsOf(ParseResult parsed, string? name, Split split) => _rank.Read(parsed, name, split) with
    {
        Budget = _auto.Budget(parsed),
        Engine = RankOptions.UsesEngine(name) ? _engine.Choose(parsed) : Engine.Default,
        Seed = _data.Seed(parsed),
        Threads = _schedule.ThreadsOf(parsed),
    };
}
