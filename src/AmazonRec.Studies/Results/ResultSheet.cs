using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Studies.Running;


namespace AmazonRec.Studies.Results;

/// <summary>
/// The results of one experiment, line by line as they are made: trivial baselines, models, and what others reported. For experiments that
/// a reader steps through; whole systems are run by <see cref="StudyRunner"/>.
/// </summary>
/// <param name="name">Of the experiment; part of the file's name.</param>
/// <param name="data">What it ran on.</param>
/// <param name="split">Rows to fit on and rows to report on, the same for all.</param>
public sealed class ResultSheet(string name, StudyData data, Split split)
{
    private static readonly BootstrapOptions Draws = new();

    private readonly List<ResultLine> _lines = [];
    private readonly Lazy<SplitLeak> _leak = new(() => SplitLeak.Measure(split));

    /// <summary>Whether the split leaks: which test rows have copies among the training rows, and what memory gains by them.</summary>
    public SplitLeak Leak => _leak.Value;

    /// <summary>All lines, in the order in which they were added.</summary>
    public IReadOnlyList<ResultLine> Lines => _lines;

    /// <summary>Fits all trivial baselines and adds what they reach.</summary>
    public void AddBaselines()
    {
        foreach (var baseline in Baseline.All)
            Add(baseline.Name, LineKind.Baseline, Predictions.Make(baseline.Fit(split.Train), split), "");
    }

    /// <summary>Adds a model with 95 % bootstrap intervals: users are drawn with all their test rows.</summary>
    /// <returns>What it says of the test rows, for a look at its errors.</returns>
    public Predictions Add(string model, IRatingPredictor fitted, string note = "") =>
        Add(model, LineKind.Model, Predictions.Make(fitted, split), note);

    /// <summary>
    /// Adds a model that was fitted several times, under different seeds or on different folds: means with Student's 95 % intervals.
    /// </summary>
    /// <exception cref="ArgumentException">There are no runs.</exception>
    public void AddRuns(string model, IReadOnlyCollection<RatingMetrics> runs, string note = "")
    {
        if (runs.Count == 0) throw new ArgumentException($"'{model}' has no runs.", nameof(runs));
        _lines.Add(
            new ResultLine(
                model,
                LineKind.Model,
                Interval.OfMean([.. runs.Select(r => r.Rmse)]),
                Interval.OfMean([.. runs.Select(r => r.Mae)]),
                note));
    }

    /// <summary>Adds a published number. It stands beside ours, and is never compared with them as if the rows were the same.</summary>
    public void AddReported(string model, double? rmse, double? mae, string note) =>
        _lines.Add(new ResultLine(model, LineKind.Reported, Alone(rmse), Alone(mae), note));

    /// <summary>Writes a JSON file that is named by the experiment and its data, and returns where it is.</summary>
    public string Save(string folder)
    {
        var path = Path.GetFullPath(Path.Combine(folder, $"{name}.{data.ShortName}.json"));
        AtomicFile.WriteText(
            path,
            Json.Write(
                new
                {
                    Name = name,
                    Data = data.Label,
                    DataKind = data.Kind,
                    Split = split.Hash,
                    Protocol = Leak.Judged(split.Protocol),
                    Leak,
                    Bootstrap = Draws,
                    Lines = _lines,
                    Environment = RunEnvironment.Here,
                }));
        return path;
    }

    private Predictions Add(string model, LineKind kind, Predictions predictions, string note)
    {
        var intervals = Bootstrap.Intervals(predictions, Draws);
        _lines.Add(new ResultLine(model, kind, intervals.Rmse, intervals.Mae, note));
        return predictions;
    }

    private static Interval Alone(double? value) => new(value ?? double.NaN, double.NaN, double.NaN, Interval.UsualLevel);
}
