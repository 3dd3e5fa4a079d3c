using AmazonRec.Engines;

namespace AmazonRec.Training;

/// <summary>
/// fastai's <c>fit_one_cycle</c> (after Smith and Topin 2018): over a quarter of all steps the learning rate rises along a cosine from a
/// 25th of the optimiser's to all of it, then falls along another to a 100,000th; momentum, or Adam's β1, goes from .95 to .85 and back.
/// The optimiser's own decay and momentum don't count.
/// </summary>
public sealed record OneCycle : Schedule
{
    private const double Rise = .25;
    private const double StartDivisor = 25;
    private const double EndDivisor = 1e5;
    private const double MomentumAtEnds = .95;
    private const double MomentumAtPeak = .85;

    /// <inheritdoc/>
    public override Step At(Optimizer optimizer, long number, long total)
    {
        var (peak, progress) = (optimizer.LearningRate, (double)number / total);
        if (progress < Rise)
        {
            var share = progress / Rise;
            return new Step(number, Cosine(peak / StartDivisor, peak, share), Cosine(MomentumAtEnds, MomentumAtPeak, share));
        }

        var fallen = (progress - Rise) / (1 - Rise);
        return new Step(number, Cosine(peak, peak / EndDivisor, fallen), Cosine(MomentumAtPeak, MomentumAtEnds, fallen));
    }

    private static double Cosine(double from, double to, double share) => to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * share)));
}
