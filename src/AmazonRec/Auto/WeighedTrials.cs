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
    private const double LittleWeight = .02; // below, a part has to gain something to stay
    private const double NoGain = 2e-5; // of the RMSE
    private const double FarWorse = .1; // than the baseline's RMSE: a model that knows its training rows by heart, and no others

    /// <summary>
    /// Weighs the best trial of each family. What is far worse alone than the baseline is none of them: its weight would be fitted to
    /// chance.
    /// </summary>
    /// <param name="trials">All trials; at least one that is usable.</param>
    /// <param name="target">The held-out rows' ratings.</param>
    public static WeighedTrials BestOfFamilies(IReadOnlyList<Trial> trials, float[] target) => Weigh(
        [
            .. trials.Where(trial => trial.IsUsable && !IsFarWorse(trial, trials))
                .GroupBy(trial => trial.Candidate.Family).Select(family => family.MinBy(t => t.Rmse)!),
        ],
        target);

    /// <summary>Whether a trial is worse than the baseline by more than a tenth of its error on the held-out rows.</summary>
    /// <param name="trial">It.</param>
    /// <param name="trials">All trials; without the baseline among them, none is.</param>
    public static bool IsFarWorse(Trial trial, IEnumerable<Trial> trials) =>
        trials.FirstOrDefault(other => other.Candidate.IsBaseline) is { } baseline && trial.Rmse > (1 + FarWorse) * baseline.Rmse;

    /// <summary>
    /// The same without parts of next to no weight, or of little that gains nothing; the best part as it is where nothing is gained by
    /// weighing.
    /// </summary>
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

        while (blend.WithoutIdlest(target) is { } less) blend = less;
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

    /// <summary>Without its lightest part, if that has little weight and gains nothing; else null.</summary>
    private WeighedTrials? WithoutIdlest(float[] target)
    {
        var lightest = Weights.Index().MinBy(weight => weight.Item);
        if (Trials.Count < 2 || lightest.Item >= LittleWeight) return null;
        var less = Weigh([.. Trials.Where((_, at) => at != lightest.Index)], target);
        return less.Rmse <= Rmse * (1 + NoGain) && less.Weights.All(weight => weight >= LeastWeight) ? less : null;
    }

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
