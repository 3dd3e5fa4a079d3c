using AmazonRec.Data;

namespace AmazonRec.Auto;

/// <summary>What the time of a training depends on, of one or of several together.</summary>
/// <param name="Rows">Training rows.</param>
/// <param name="Entities">Users and items.</param>
/// <param name="Fits">How many trainings.</param>
internal readonly record struct WorkSize(long Rows, long Entities, int Fits)
{
    /// <summary>Of a training on some rows.</summary>
    public static WorkSize Of(Ratings train) => new(train.Count, train.Users.Count + train.Items.Count, 1);

    /// <summary>Of all together.</summary>
    public static WorkSize operator +(WorkSize a, WorkSize b) =>
        new(a.Rows + b.Rows, a.Entities + b.Entities, a.Fits + b.Fits);
}
