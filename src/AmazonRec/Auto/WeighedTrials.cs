using AmazonRec.Evaluation;

namespace AmazonRec.Auto;

/// <summary>Trials with the weights that suit the held-out rows best.</summary>
/// <param name="Trials">The parts.</param>
/// <param name="Weights">One for each.</param>
/// <param name="Constant">Added to the weighted sum.</param>
/// <param name="Rmse">On the held-out rows.</param>
internal sealed record WeighedTrials(IReadOnlyList<Trial> Trials, IReadOnlyList<double> Weights, double Constant, double Rmse)
{
    private const double LeastWeight = .01;
    private const double LeastGain = 2e-4; // of the RMSE: less does not pay

    /// <summary>Weighs the best trial of each family.</summary>
    /// <param name="trials">All trials; at least one that is usable.</param>
    /// <param name="target">The held-out rows' ratings.</param>
    public static WeighedTrials BestOfFamilies(IEnumerable<Trial> trials, float[] target) => Weigh(
        [.. trials.Where(trial => trial.IsUsable).GroupBy(trial => trial.Candidate.Family).Select(family => family.MinBy(t => t.Rmse)!)],
        target);

    /// <summary>The same without parts of next to no weight; the best part as it is where nothing is gained by weighing.</summary>
    /// <param name="target">The held-out rows' ratings.</param>
    public WeighedTrials Pruned(float[] target)
    {
        var (best, blend) = (Trials.MinBy(trial => trial.Rmse)!, this);
        while (blend.Weights.Any(weight => weight < LeastWeight))
        {
            Trial[] kept = [.. blend.Trials.Zip(blend.Weights).Where(part => part.Second >= LeastWeight).Select(part => part.First)];
            if (kept.Length == 0) return Alone(best);
            blend = Weigh(kept, target);
        }

        return blend.Trials.Count > 1 && blend.PaysBeside(best.Rmse) ? blend : Alone(best);
    }

    /// <summary>Whether it is so much better than an error that it pays.</summary>
    public bool PaysBeside(double rmse) => Rmse < rmse * (1 - LeastGain);

    /// <summary>The parts for the report, the heaviest first.</summary>
    /// <param name="target">The held-out rows' ratings.</param>
    public IReadOnlyList<AutoPart> Report(float[] target) =>
    [
        .. Trials.Zip(Weights, (trial, weight) => new AutoPart(
            trial.Candidate.Model,
            trial.Candidate.InWords(),
            weight,
            trial.Rmse,
            Trials.Count == 1 ? null : Weigh([.. Trials.Where(other => other != trial)], target).Rmse))
            .OrderByDescending(part => part.Weight),
    ];

    private static WeighedTrials Alone(Trial trial) => new([trial], [1], 0, trial.Rmse);

    private static WeighedTrials Weigh(Trial[] trials, float[] target)
    {
        var (weights, constant) = Stacking.Weigh(Array.ConvertAll(trials, trial => trial.Predictions), target);
        var squares = 0.0;
        for (var row = 0; row < target.Length; row++)
        {
            var sum = constant;
            for (var part = 0; part < trials.Length; part++) sum += weights[part] * trials[part].Predictions[row];
            squares += (sum - target[row]) * (sum - target[row]);
        }

        return new(trials, weights, constant, Math.Sqrt(squares / target.Length));
    }
}
