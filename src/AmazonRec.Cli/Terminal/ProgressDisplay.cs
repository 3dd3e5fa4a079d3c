using AmazonRec.Data;
using AmazonRec.Data.Downloads;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Features.Pretrained;
using AmazonRec.Features.Text.Words;
using AmazonRec.Studies.Figures;
using AmazonRec.Training;
using AmazonRec.Training.Search;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>Shows long work: bars with the time left on a terminal, a line per model elsewhere, or per epoch and fold if asked.</summary>
internal sealed class ProgressDisplay
{
    private readonly Screen _screen;
    private readonly ProgressContext? _bars;
    private readonly Dictionary<string, ProgressTask> _tasks = [];
    private FitLine? _fit;

    private ProgressDisplay(Screen screen, ProgressContext? bars) => (_screen, _bars) = (screen, bars);

    /// <summary>Does the work with a display for it.</summary>
    public static T Run<T>(Screen screen, Func<ProgressDisplay, T> work)
    {
        if (!screen.ShowsProgress)
        {
            var lines = new ProgressDisplay(screen, bars: null);
            var made = work(lines);
            lines.EndFit();
            return made;
        }

        return screen.Notes.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn { Width = 20 },
                new PercentageColumn(),
                new RemainingTimeColumn())
            .Start(bars =>
            {
                var display = new ProgressDisplay(screen, bars);
                var result = work(display);
                display.Finish();
                return result;
            });
    }

    /// <summary>Reports a share of a task.</summary>
    public IProgress<double> Task(string name) => new ImmediateProgress<double>(share => Show(name, share, name));

    /// <summary>Reports a share of so many rows, or others of a kind, and how many are done a second.</summary>
    public IProgress<double> Rows(string name, long rows, string kind = "rows") =>
        Rated(name, rows, perSecond => $"{perSecond:N0} {kind}/s");

    /// <summary>Reports a stage of learning from pictures; one that names no number of them is a share alone.</summary>
    public IProgress<double> Pictures(string stage, int pictures) => pictures > 0 ? Rows(stage, pictures, "images") : Task(stage);

    /// <summary>Reports how much of a file is read, and how many of its bytes a second.</summary>
    public IProgress<double> Reading(string name, DataSource source) =>
        source.Path is { } path ? Rated(name, new FileInfo(path).Length, perSecond => $"{Bytes.Text(perSecond)}/s") : Task(name);

    /// <summary>Reports the learning of word vectors, and how many words are walked a second.</summary>
    public IProgress<Word2VecProgress> Words(string name) =>
        new ImmediateProgress<Word2VecProgress>(p => Show(name, p.Share, $"{name} {p.WordsPerSecond:N0} words/s"));

    /// <summary>Reports the work of a pretrained encoder: items a second; in lines, every tenth, with the time left.</summary>
    /// <param name="name">The encoder.</param>
    /// <param name="kind">What it encodes, such as images.</param>
    public IProgress<EncodingProgress> Encoding(string name, string kind)
    {
        var (rate, gate, tenths) = (new TransferRate(TimeProvider.System), new Lock(), 0);
        rate.Observe(0);
        return new ImmediateProgress<EncodingProgress>(p =>
        {
            lock (gate)
            {
                rate.Observe(p.Done);
                var words = rate.PerSecond is { } perSecond ? $"{name} {perSecond:N0} {kind}/s" : name;
                Show(name, (double)p.Done / p.Total, words);
                if (_bars is not null || !_screen.Verbose || 10L * p.Done / p.Total <= tenths) return;
                tenths = (int)(10L * p.Done / p.Total);
                var left = rate.Left(p.Total) is { } time && p.Done < p.Total ? $", {time:hh\\:mm\\:ss} left" : "";
                _screen.Notes.WriteLine($"{words}: {p.Done:N0} of {p.Total:N0}{left}");
            }
        });
    }

    /// <summary>Reports the training of a model.</summary>
    public IProgress<TrainingProgress> Training(string name) => new ImmediateProgress<TrainingProgress>(p => Show(name, p));

    /// <summary>Reports the training of a model on so many rows an epoch, and how many are trained on a second.</summary>
    public IProgress<TrainingProgress> TrainingOnRows(string name, long rows)
    {
        var rate = new TransferRate(TimeProvider.System);
        rate.Observe(0);
        return new ImmediateProgress<TrainingProgress>(p =>
        {
            rate.Observe((long)((p.Epoch - 1 + p.Share) * rows));
            Show(name, p, rate: rate.PerSecond is { } perSecond ? $" {perSecond:N0} rows/s" : "");
        });
    }

    /// <summary>Reports where the training of a model stands.</summary>
    /// <param name="name">Of the training: a bar each.</param>
    /// <param name="p">Where it stands.</param>
    /// <param name="fit">Of what several trainings in a row are for: a line each; by default the training itself.</param>
    /// <param name="rate">What a bar says behind it.</param>
    public void Show(string name, TrainingProgress p, string? fit = null, string rate = "")
    {
        if (_bars is not null) Show(name, (p.Epoch - 1 + p.Share) / p.Epochs, $"{name} {p.Epoch}/{p.Epochs}{rate}");
        else if (p.Finished is not { } epoch) return;
        else if (!_screen.Verbose) Add(fit ?? name, epoch);
        else
            _screen.Notes.WriteLine(
                $"{name}: epoch {epoch.Epoch} of at most {p.Epochs}: loss "
                + $"{epoch.TrainLoss:F4}{(epoch.ValidationLoss is { } v ? $", validation {v:F4}" : "")}"
                + $"{string.Concat((epoch.Metrics ?? new Dictionary<string, double>()).Select(m => $", {m.Key} {m.Value:F4}"))}"
                + $", {epoch.Seconds:F2} s");
    }

    /// <summary>Reports a cross-validation: all fits together, and a line for each model whose folds have ended.</summary>
    public IProgress<CrossValidationProgress> Folds(string name, int folds)
    {
        var ended = new Dictionary<string, List<FoldResult>>();
        return new ImmediateProgress<CrossValidationProgress>(p =>
        {
            Show(name, p.Share, name);
            if (_bars is not null || p.Finished is not { } fold) return;
            if (_screen.Verbose)
                _screen.Notes.WriteLine(
                    $"{fold.Candidate}: fold {fold.Fold}: RMSE {fold.Metrics.Rmse:F4}, MAE {fold.Metrics.Mae:F4}, {fold.Seconds:F2} s");
            if (!ended.TryGetValue(fold.Candidate, out var of)) ended[fold.Candidate] = of = [];
            of.Add(fold);
            if (of.Count == folds)
                _screen.Notes.WriteLine(
                    $"{fold.Candidate}: {folds} folds: mean RMSE {of.OrderBy(f => f.Fold).Average(f => f.Metrics.Rmse):F4}, "
                    + $"{of.Sum(f => f.Seconds):F1} s");
        });
    }

    /// <summary>Reports a search: all trials together, and in lines each trial.</summary>
    public IProgress<(double Share, Trial? Ended)> Trials(string name) => new ImmediateProgress<(double Share, Trial? Ended)>(p =>
    {
        Show(name, p.Share, name);
        if (_bars is null && _screen.Verbose && p.Ended is { } trial)
            _screen.Notes.WriteLine(
                $"trial {SearchFigures.NameOf(trial)}: epoch {trial.KeptEpoch} of at most {trial.Epochs} kept, validation RMSE "
                + $"{trial.Rmse:F4}, {trial.Seconds:F1} s");
    });

    private void Add(string name, EpochResult epoch)
    {
        if (_fit?.Name != name)
        {
            EndFit();
            _fit = new FitLine(name);
        }

        _fit.Add(epoch);
    }

    private void EndFit()
    {
        if (_fit?.Text() is { } line) _screen.Notes.WriteLine(line);
        _fit = null;
    }

    /// <summary>What has begun is done: early stopping ends a task before its last epoch.</summary>
    private void Finish()
    {
        foreach (var task in _tasks.Values) task.Value = task.MaxValue;
    }

    private ImmediateProgress<double> Rated(string name, long whole, Func<double, string> words)
    {
        var rate = new TransferRate(TimeProvider.System);
        rate.Observe(0);
        return new ImmediateProgress<double>(share =>
        {
            rate.Observe((long)(share * whole));
            Show(name, share, rate.PerSecond is { } perSecond ? $"{name} {words(perSecond)}" : name);
        });
    }

    private void Show(string name, double share, string description)
    {
        if (_bars is null) return;
        if (!_tasks.TryGetValue(name, out var task))
        {
            Finish();
            _tasks[name] = task = _bars.AddTask(Markup.Escape(name), maxValue: 1);
        }

        task.Description = Markup.Escape(description);
        task.Value = share;
    }
}
