using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Models;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;

namespace AmazonRec.Auto;

/// <summary>
/// The model where nobody names one: a blend of what the zoo has, with options and weights that held-out training rows choose. Those are
/// the split's validation rows, or where it has none a tenth of its training rows, and then the parts are trained anew on all of them. Test
/// rows are not looked at. The blend is one graph (<see cref="BlendedGraph"/>).
/// </summary>
public static class AutoFit
{
    private const double HeldOut = .1;
    private const double LeastWeight = .01;
    private const double LeastGain = 2e-4; // of the RMSE: below it, another family does not pay
    private const int Patience = 2; // families in a row that do not pay

    /// <summary>Trains the blend.</summary>
    /// <param name="split">Rows to train on and to choose by.</param>
    /// <param name="options">How much.</param>
    /// <param name="progress">Told of every part's training.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">The rows have no ratings, or there are too few to hold some out.</exception>
    public static (TrainedModel Model, AutoReport Report) Run(
        Split split, AutoOptions? options = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new();
        split.Train.RequireRatings();
        var inner = split.Protocol == Protocol.Clean && split.Validation.Count > 0
            ? split
            : split.WithoutTest().WithoutTest(HeldOut, seed: 1);
        if (inner.Validation.Count == 0)
            throw new ArgumentException("There are too few training rows to hold some out, by which parts could be chosen.");
        var scale = new RatingRange(split.Train.Value.Min(), split.Train.Value.Max());
        var (parts, tried, ended) = Try(inner, scale, options, progress, cancellation);
        var blend = Stacked(parts, inner);
        var kept = parts.Zip(blend.Weights, (part, weight) => (part, weight)).Where(p => p.weight >= LeastWeight).Select(p => p.part)
            .DefaultIfEmpty(parts[0]).ToArray();
        blend = Stacked(kept, inner);
        var report = new AutoReport(inner.Validation.Count, tried, PartsOf(kept, blend, inner), ErrorOf(blend, inner), ended);
        var whole = split.WithoutTest();
        TrainedModel[] trained = inner == split
            ? [.. kept.Select(part => part.Trained)]
            : [.. kept.Select(part => Fit(part.Candidate with { Training = Again(part) }, whole, scale, progress, cancellation))];
        return (BlendedGraph.Build("auto", trained, blend.Weights, blend.Constant, split.Train, []), report);
    }

    private static (List<Part> Parts, List<AutoTrial> Tried, string Ended) Try(
        Split inner, RatingRange scale, AutoOptions options, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        var (parts, tried, left, best, idle) = (
            new List<Part>(), new List<AutoTrial>(), options.BudgetOn(inner.Train.Count), double.PositiveInfinity, 0);
        foreach (var family in Portfolio.Of(inner.Train, scale, options))
        {
            Part? chosen = null;
            foreach (var candidate in family)
            {
                if (candidate.Seconds(inner.Train.Count) is var seconds && seconds > left) continue;
                left -= seconds;
                var trained = Fit(candidate, inner, scale, progress, cancellation);
                var part = new Part(candidate, trained, ErrorOf(trained, inner));
                tried.Add(new AutoTrial(candidate.Model, candidate.InWords(), part.Rmse, part.Epochs));
                if (chosen is null || part.Rmse < chosen.Rmse) chosen = part;
            }

            if (chosen is null) continue;
            parts.Add(chosen);
            var error = ErrorOf(Stacked(parts, inner), inner);
            idle = error < best * (1 - LeastGain) ? 0 : idle + 1;
            best = Math.Min(best, error);
            if (idle >= Patience) return (parts, tried, $"the last {Patience} kinds of model added nothing");
        }

        return (parts, tried, left < 1 ? "the budget is spent" : "all that there is was tried");
    }

    private static TrainedModel Fit(
        Candidate candidate, Split split, RatingRange scale, IProgress<TrainingProgress>? progress, CancellationToken cancellation) =>
        candidate.Model == Portfolio.Baseline ? BiasGraph.Fit(split.Train) : Trainer.Fit(
            ModelZoo.Build(candidate.Model, candidate.Options), split, candidate.Training, engine: null, features: null, progress,
            checkpoint: null, cancellation);

    /// <summary>The options of a part that is trained anew on more rows: for as many epochs as held-out rows found best.</summary>
    private static TrainingOptions Again(Part part) => part.Candidate.Training.EarlyStopping is null
        ? part.Candidate.Training
        : part.Candidate.Training with { Epochs = Math.Max(1, part.Epochs), EarlyStopping = null };

    private static Blend Stacked(IReadOnlyList<Part> parts, Split inner) => parts is [var only]
        ? new Blend([only.Trained], [1])
        : Stacking.Fit([.. parts.Select(part => part.Trained)], inner.Validation);

    private static AutoPart[] PartsOf(Part[] parts, Blend blend, Split inner) =>
    [
        .. parts.Select((part, at) => new AutoPart(
            part.Candidate.Model,
            part.Candidate.InWords(),
            blend.Weights[at],
            parts.Length == 1 ? double.NaN : ErrorOf(Stacked([.. parts.Where(other => other != part)], inner), inner)))
            .OrderByDescending(part => part.Weight),
    ];

    private static double ErrorOf(IRatingPredictor predictor, Split inner) =>
        Predictions.Make(predictor, inner.Train, inner.Validation).Metrics().Rmse;

    /// <summary>A part, trained on rows that leave the held-out ones alone.</summary>
    private sealed record Part(Candidate Candidate, TrainedModel Trained, double Rmse)
    {
        public int Epochs => Trained.History.KeptEpoch;
    }
}
