using AmazonRec.Data;

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

    /// <summary>How many rows are held out in all.</summary>
    public int Count => Inner.Sum(split => split.Validation.Count);

    /// <summary>Their ratings, split by split.</summary>
    public float[] Ratings => [.. Inner.SelectMany(split => split.Validation.Value)];

    /// <summary>Whether they come after the rows that are trained on.</summary>
    public bool InTime => Inner.All(split => split.Method is "time" or "user-time" or "leave-one-out");

    /// <summary>Those of a split.</summary>
    /// <exception cref="ArgumentException">There are too few rows to hold any out.</exception>
    public static HeldOutRows Of(Split split)
    {
        var train = split.WithoutTest();
        var grouped = split.Method.Contains("grouped", StringComparison.Ordinal);
        if (!ByOrder(split.Method) && train.Train.Count <= MostInFolds && train.Train.Count >= 2 * Folds)
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
        return new([ByOrder(split.Method) ? InOrder(train) : train.WithoutTest(Share, Seed)], Refits: true);
    }

    /// <summary>A tenth of the training rows as the split itself would choose them; at random where that can't be.</summary>
    private static Split InOrder(Split train)
    {
        try
        {
            return HeldOut(train.Method switch
            {
                "time" => Split.GlobalTime(train.Train, Share),
                "user-time" => Split.PerUserTime(train.Train, Share),
                "leave-one-out" => Split.LeaveOneOut(train.Train),
                "cold-users" => Split.ColdUsers(train.Train, Share, seed: Seed),
                _ => Split.ColdItems(train.Train, Share, seed: Seed),
            });
        }
        catch (ArgumentException)
        {
            return train.WithoutTest(Share, Seed);
        }
    }

    private static bool ByOrder(string method) => method is "time" or "user-time" or "leave-one-out" or "cold-users" or "cold-items";

    private static Split HeldOut(Split split) => Split.OfParts(
        split.Method, split.Seed, Protocol.Clean, split.Train, split.Test, split.Test.Rows([]));
}
