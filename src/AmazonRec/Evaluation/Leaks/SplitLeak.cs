using AmazonRec.Data;
using AmazonRec.Data.Splitting;

namespace AmazonRec.Evaluation.Leaks;

/// <summary>
/// The verdict on a split, or on the folds of a cross-validation: which rows have copies among the rows learned from, and what memory alone
/// reaches by them. Only what does not leak may be called clean.
/// </summary>
/// <param name="Level">How bad it is, the worst of test and validation rows. It depends on no model.</param>
/// <param name="TestRows">Rows reported on; of folds, all.</param>
/// <param name="Copies">Test rows with a copy among the training rows.</param>
/// <param name="SameUserAndItem">Test rows whose user has a training row on the same item.</param>
/// <param name="SameUserAndText">Test rows whose user has a training row with the same text; null where there are no texts.</param>
/// <param name="Gain">How much smaller memory makes the RMSE over all test rows, 0 to 1; see <see cref="CopyMeasure"/>.</param>
/// <param name="OnCopies">What means, memory and models reach on the test rows with a copy; null where there are none.</param>
/// <param name="OnOthers">The same on the other test rows; null where there are none.</param>
/// <param name="Validation">Validation rows with a copy among the training or test rows; null where nothing is decided by rows of their
/// own.</param>
/// <param name="Sentence">The verdict in plain words.</param>
/// <param name="Remedy">What to do about it; null where nothing is to be done.</param>
public sealed record SplitLeak(
    LeakLevel Level,
    int TestRows,
    int Copies,
    int SameUserAndItem,
    int? SameUserAndText,
    double Gain,
    CopyGroup? OnCopies,
    CopyGroup? OnOthers,
    CopyMeasure? Validation,
    string Sentence,
    string? Remedy)
{
    /// <summary>The share of the test rows that have a copy, 0 to 1.</summary>
    public double Share => TestRows == 0 ? 0 : (double)Copies / TestRows;

    /// <summary>Whether each test row has a copy; known only where the split is at hand, and in no file.</summary>
    internal bool[]? HasCopy { get; init; }

    /// <summary>The verdict on a split, or on folds together. Linear in the rows, but for the few that one user has.</summary>
    /// <exception cref="ArgumentException">There is no split.</exception>
    public static SplitLeak Measure(params IReadOnlyList<Split> splits)
    {
        if (splits.Count == 0) throw new ArgumentException("A verdict takes at least one split.", nameof(splits));
        var (test, validation, hasCopy) = (new CopyTally(), new CopyTally(), new List<bool>());
        var kinds = new CopyKinds(0, 0, 0, 0);
        foreach (var split in splits)
        {
            var groups = SplitGroups.Find(split);
            hasCopy.AddRange(test.Add(split.Train, groups.Train, split.Test, groups.Test, groups.Count));
            kinds += CopyKinds.Count(split);
            if (groups.Validation.Length == 0) continue;
            validation.Add(
                split.Train.And(split.Test), [.. groups.Train, .. groups.Test], split.Validation, groups.Validation, groups.Count);
        }

        var (reported, decided) = (test.Measure, validation.Measure is { Rows: > 0 } measured ? measured : null);
        var level = decided is null || reported.Level > decided.Level ? reported.Level : decided.Level;
        return new SplitLeak(
            level, reported.Rows, reported.Copies, kinds.SameUserAndItem, kinds.SameUserAndText, reported.Gain, reported.OnCopies,
            reported.OnOthers, decided,
            SplitWords.Sentence(reported, decided, kinds),
            level == LeakLevel.None ? null : SplitWords.Remedy(kinds.SameUserAndText is not null))
        {
            HasCopy = [.. hasCopy],
        };
    }

    /// <summary>The same with a model's errors on the test rows with a copy, and on the others; as it is where no row has a copy.</summary>
    /// <param name="name">What to call the model.</param>
    /// <param name="predicted">What it says of each test row; of folds, in their order.</param>
    /// <param name="actual">The ratings.</param>
    /// <exception cref="InvalidOperationException">The verdict was read from a file, which does not tell row from row.</exception>
    /// <exception cref="ArgumentException">These are not as many as the test rows.</exception>
    public SplitLeak With(string name, ReadOnlySpan<float> predicted, ReadOnlySpan<float> actual)
    {
        if (Copies == 0) return this; // there is one group, and all that is said of the model is said of it
        var has = HasCopy
            ?? throw new InvalidOperationException("This verdict was read from a file, which does not say which rows have copies.");
        if (predicted.Length != has.Length || actual.Length != has.Length)
            throw new ArgumentException($"There are {has.Length} test rows, {predicted.Length} predictions and {actual.Length} ratings.");
        var (copies, others) = (new ErrorSum(), new ErrorSum());
        for (var row = 0; row < has.Length; row++) (has[row] ? copies : others).Add(predicted[row], actual[row]);
        return this with { OnCopies = Added(OnCopies, copies), OnOthers = Added(OnOthers, others) };

        CopyGroup? Added(CopyGroup? group, ErrorSum errors)
        {
            if (group is null) return null;
            var models = (group.Models ?? new Dictionary<string, MeanErrors>()).ToDictionary();
            models[name] = errors.Mean;
            return group with { Models = models };
        }
    }

    /// <summary>What a protocol is to be called in results: leaky where it is set up clean, and leaks.</summary>
    public Protocol Judged(Protocol protocol) => protocol == Protocol.Clean && Level == LeakLevel.Leaks ? Protocol.Leaky : protocol;
}
