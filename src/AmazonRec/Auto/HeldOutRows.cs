using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Models.Bayesian;
using AmazonRec.Training;

namespace AmazonRec.Auto;

/// <summary>
/// The rows that choose, and those that parts are trained on meanwhile. Where rows are dealt at random and few, every training row is held
/// out once in five folds; else a tenth of them, or the split's own validation rows. Where a split goes by time or by user, held-out rows
/// are chosen in the same way, as what is best at random is not what is best later.
/// </summary>
/// <param name="Inner">Splits whose validation rows are held out; without test rows.</param>
/// <param name="Refits">Whether parts are trained anew on all training rows in the end.</param>
internal sealed record HeldOutRows(IReadOnlyList<Split> Inner, bool Refits)
{
    private const int Folds = 5;
    private const int MostInFolds = 30_000; // training rows: above, a tenth of them tells enough
    private const double Share = .1;
    private const ulong Seed = 1;

    /// <summary>Splits that don't deal rows at random, by their names.</summary>
    private static readonly Dictionary<string, SplitMethod> Ordered = EnumName.All<SplitMethod>()
        .Where(method => method.Value is SplitMethod.Time or SplitMethod.UserTime or SplitMethod.LeaveOneOut
            or SplitMethod.ColdUsers or SplitMethod.ColdItems)
        .ToDictionary();

    /// <summary>How many rows are held out in all.</summary>
    public int Count => Inner.Sum(split => split.Validation.Count);

    /// <summary>Their ratings, split by split.</summary>
    public float[] Ratings => [.. Inner.SelectMany(split => split.Validation.Value)];

    /// <summary>Whether they come after the rows that are trained on.</summary>
    public bool InTime => Inner.All(split => TestTime.Of(split.Method) != Horizon.Among);

    /// <summary>Those of a split.</summary>
    /// <exception cref="ArgumentException">There are too few rows to hold any out.</exception>
    public static HeldOutRows Of(Split split)
    {
        var train = split.WithoutTest();
        var grouped = split.Method.Contains("grouped", StringComparison.Ordinal);
        if (!Ordered.ContainsKey(split.Method) && train.Train.Count <= MostInFolds && train.Train.Count >= 2 * Folds)
        {
            try
            {
                return new(
                    [.. (grouped ? Split.GroupedFolds(train.Train, Folds, Seed) : Split.Folds(train.Train, Folds, Seed)).Select(HeldOut)],
                    Refits: true);
            }
            catch (ArgumentException) when (grouped)
            {
                // Copies that are too many for five folds.
            }
        }

        if (train.Validation.Count > 0) return new([train], Refits: false);
        return new([Ordered.ContainsKey(split.Method) ? InOrder(train) : train.WithoutTest(Share, Seed)], Refits: true);
    }

    /// <summary>A tenth of the training rows as the split itself would choose them; at random where that can't be.</summary>
    private static Split InOrder(Split train)
    {
        try
        {
            var plan = new SplitPlan { Method = Ordered[train.Method], Test = Share, Validation = 0, Seed = Seed };
            return HeldOut(plan.Make(train.Train));
        }
        catch (ArgumentException)
        {
            return train.WithoutTest(Share, Seed);
        }
    }

    private static Split HeldOut(Split split) => Split.OfParts(
        split.Method, split.Seed, Protocol.Clean, split.Train, split.Test, split.Test.Rows([]));
}
