using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models;

namespace AmazonRec.Training;

/// <summary>
/// The learning-rate range test (Smith 2017, section 3.3) as fastai's <c>lr_find</c> has it: the rate grows exponentially from step to
/// step, and where the smoothed loss falls is a good rate to train with.
/// </summary>
public static class LearningRateFinder
{
    private const double Smoothing = .98;
    private const double TooHigh = 4; // times the best smoothed loss: what comes after says nothing
    private const int LeftOutAtEnd = 5; // there the loss shoots up, as fastai leaves it out of its chart

    /// <summary>Trains fresh weights at growing rates, and forgets them.</summary>
    /// <param name="model">The graph.</param>
    /// <param name="split">Its training rows are passed over as often as it takes; no other row is looked at.</param>
    /// <param name="options">How it would be trained; epochs, schedule, learning rate and early stopping don't count.</param>
    /// <param name="range">Which rates to try; the usual ones by default.</param>
    /// <param name="engine">On what; this machine's processor by default.</param>
    /// <param name="features">Numbers of items that the model's feature layers read.</param>
    /// <param name="progress">Told of every step, as a share.</param>
    /// <param name="cancellation">Ends the search between two batches.</param>
    /// <exception cref="ArgumentException">An option is out of range, or the loss rose too soon to say anything.</exception>
    public static LearningRateSearch Run(
        Model model,
        Split split,
        TrainingOptions options,
        LearningRateRange? range = null,
        IEngine? engine = null,
        IReadOnlyList<ItemFeatures>? features = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        using var work = new InterruptibleWork(cancellation);
        options.Validate(model);
        if (options.Optimizer is GibbsSampling)
            throw new ArgumentException($"The model '{model.Name}' is trained by Gibbs sampling, which has no learning rate to find.");
        split.Train.RequireRatings();
        range ??= new LearningRateRange();
        range.Validate();
        var shape = new ModelShape(split.Train.Users.Count, split.Train.Items.Count);
        MemoryNeed.Check(model, shape);
        var network = (engine ?? Engine.For(model)).Compile(model, shape, options.ForNetwork(features ?? [], split));
        if (options.Start == StartingPoint.TunedBias) TunedStart.Apply(network, model, shape, split.Train);
        var batches = new MemoryBatches(split.Train, options);
        var points = new List<LearningRatePoint>(range.Steps);
        var (sum, best) = (0.0, double.PositiveInfinity);
        for (var i = 0; i < range.Steps; i++)
        {
            work.Token.ThrowIfCancellationRequested();
            var rate = range.At(i);
            var loss = network.TrainBatch(
                batches.At(1 + (i / batches.PerEpoch), i % batches.PerEpoch), Step.At(options.Optimizer, i) with { LearningRate = rate });
            sum = (Smoothing * sum) + ((1 - Smoothing) * loss);
            var smoothed = sum / (1 - Math.Pow(Smoothing, i + 1)); // debiased: the average starts at 0
            if (!(smoothed <= TooHigh * best)) break; // not a number, too
            best = Math.Min(best, smoothed);
            points.Add(new LearningRatePoint(rate, loss, smoothed));
            progress?.Report((i + 1.0) / range.Steps);
        }

        progress?.Report(1);
        var (first, last) = (range.Steps / 10, points.Count - LeftOutAtEnd);
        if (last - first < 2)
            throw new ArgumentException(
                $"The loss rose above {TooHigh:F0} times its best after {points.Count} steps, too soon to say anything. Start at a "
                + "lower rate (--first-rate), or take more steps (--steps).");
        var telling = points[first..last];
        return new LearningRateSearch(points, Valley(telling), Steepest(telling));
    }

    /// <summary>The rate where the smoothed loss falls fastest over the logarithm of the rate: fastai's <c>steep</c>.</summary>
    private static double Steepest(List<LearningRatePoint> points) => points[Enumerable.Range(0, points.Count - 1)
        .MinBy(i => (points[i + 1].Smoothed - points[i].Smoothed) / Math.Log(points[i + 1].Rate / points[i].Rate))].Rate;

    /// <summary>
    /// About the middle of the longest fall, the noise between passed over: fastai's <c>valley</c>, which takes the fall that ends at a
    /// point to begin as many points before as its longest falling subsequence has.
    /// </summary>
    private static double Valley(List<LearningRatePoint> points)
    {
        var lengths = new int[points.Count];
        for (var i = 0; i < points.Count; i++)
            lengths[i] = 1 + Enumerable.Range(0, i).Where(j => points[i].Smoothed < points[j].Smoothed).Select(j => lengths[j])
                .DefaultIfEmpty(0).Max();
        var length = lengths.Max();
        var start = Array.IndexOf(lengths, length) - length;
        return points[Math.Max(0, start + (length / 3) + (length / 6))].Rate;
    }
}
