using AmazonRec.Data;
using AmazonRec.Training.Stored;

namespace AmazonRec.Training;

/// <summary>How many rows there are to learn from, and of how many users and items: what a recipe is fitted to.</summary>
/// <param name="Training">Rows to train on.</param>
/// <param name="Validation">Rows to stop by; may be none.</param>
/// <param name="Users">Users with training rows.</param>
/// <param name="Items">Items with training rows.</param>
public sealed record RowCounts(int Training, int Validation, int Users, int Items)
{
    /// <summary>Those of a split.</summary>
    public static RowCounts Of(Split split)
    {
        var (train, validation) = (split.Train, split.Validation);
        return new(train.Count, validation.Count, Known(train.CountsPerUser()), Known(train.CountsPerItem()));

        static int Known(int[] ratings) => ratings.Count(count => count > 0);
    }

    /// <summary>Those of rows on disk; more than can be counted count as the most that can.</summary>
    public static RowCounts Of(StoredSplit split)
    {
        return new(Most(split.TrainCount), Most(split.ValidationCount), Known(split.UserRows.Capped), Known(split.ItemRows.Capped));

        static int Most(long rows) => (int)Math.Min(int.MaxValue, rows);

        static int Known(ushort[] ratings) => ratings.Count(count => count > 0);
    }

    /// <summary>Training rows per user or per item, whichever is fewer.</summary>
    public double Fewest => Training / (double)Math.Max(1, Math.Max(Users, Items));
}
