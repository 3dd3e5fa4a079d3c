using System.Globalization;
using AmazonRec.Training;

namespace AmazonRec.Runs.Advice;

/// <summary>What the epochs tell.</summary>
internal static class TrainingHints
{
    /// <summary>A validation loss that ended higher than its best by this share rose.</summary>
    private const double Rise = .05;

    /// <summary>A training loss below this share of the validation loss: the model knows its rows by heart.</summary>
    private const double ByHeart = .5;

    /// <summary>The loss was no longer a number.</summary>
    public static Hint? Diverged(Facts facts) => facts.History.Diverged
        ? new Hint(
            "diverged",
            $"training diverged after epoch {facts.History.Epochs.Count}, and the kept weights are of epoch {facts.History.KeptEpoch}",
            [$"--lr {Facts.Number(facts.Options.Optimizer.LearningRate / 10)}"])
        : null;

    /// <summary>
    /// The training loss went on falling and the validation loss rose; told where the last epoch was kept, or where the best was not good
    /// enough.
    /// </summary>
    public static Hint? Overfits(Facts facts)
    {
        var history = facts.History;
        if (history.Epochs is not [.., { ValidationLoss: { } end } last]) return null;
        var best = history.Epochs.MinBy(epoch => epoch.ValidationLoss)!;
        if (last.TrainLoss >= end) return null;
        var rose = end > (1 + Rise) * best.ValidationLoss!.Value;
        var keptLast = history.KeptEpoch == last.Epoch;
        if (rose ? !keptLast && !facts.IsBehind : !facts.IsBehind || last.TrainLoss > ByHeart * end) return null;
        var stop = rose && keptLast ? ["--patience 3"] : Array.Empty<string>();
        return new Hint(
            "overfits",
            string.Create(
                CultureInfo.InvariantCulture,
                $"overfits: training loss {last.TrainLoss:F2}, validation {end:F2}{(rose ? $", from epoch {best.Epoch + 1} on" : "")}"),
            [.. stop, facts.MoreDecay, .. facts.FewerFactors]);
    }

    /// <summary>The model is what it began with, mostly the tuned baseline: the same list for every user.</summary>
    public static Hint? StartKept(Facts facts) => facts.History is { KeptEpoch: 0, Start: not null, Diverged: false } && facts.HasFactors
        ? new Hint(
            "start-kept",
            "no epoch was better than the start: these rows taught the factors nothing, and the model knows biases, or the mean, alone",
            [])
        : null;

    /// <summary>More epochs would have made the loss smaller still. A cycle always ends so, and is told of only behind the baseline.</summary>
    public static Hint? StillFalling(Facts facts)
    {
        var (history, options) = (facts.History, facts.Options);
        if (!history.StillFell() || !(facts.IsBehind || options is { EarlyStopping: not null, Schedule: Constant })) return null;
        var validated = history.Epochs[^1].ValidationLoss is not null;
        return new Hint(
            "still-falling",
            $"the {(validated ? "validation " : "")}loss was still falling at the last epoch",
            [$"--epochs {2 * options.Epochs}"]);
    }
}
