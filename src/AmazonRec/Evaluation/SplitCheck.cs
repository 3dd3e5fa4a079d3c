using AmazonRec.Data;
using AmazonRec.Data.Splitting;

namespace AmazonRec.Evaluation;

/// <summary>What a split asks of a model, and what it gives away. Shares are of the test rows, 0 to 1.</summary>
/// <param name="Method">How it was made.</param>
/// <param name="Train">Rows to train on.</param>
/// <param name="Test">Rows to report on.</param>
/// <param name="CopiesAcross">Have a copy among the training rows.</param>
/// <param name="NewUsers">Are by users without a training row.</param>
/// <param name="NewItems">Are of items without a training row.</param>
/// <param name="BeforeTraining">Are older than their user's last training row: a model that trains on them has looked into the future. NaN
/// without times.</param>
public sealed record SplitCheck(
    string Method, int Train, int Test, double CopiesAcross, double NewUsers, double NewItems, double BeforeTraining)
{
    /// <summary>The check of a split; its validation rows are passed over.</summary>
    public static SplitCheck Measure(Split split)
    {
        var (train, test) = (split.Train, split.Test);
        var group = Copies.Find(train.And(test)).Group;
        var trained = group[..train.Count].ToHashSet();
        var (users, items) = (train.CountsPerUser(), train.CountsPerItem());
        var last = new long[train.Users.Count];
        for (var row = 0; row < train.Count; row++) last[train.User[row]] = Math.Max(last[train.User[row]], train.Time[row]);
        var timed = Array.Exists(test.Time, time => time != 0);
        return new SplitCheck(
            split.Method, train.Count, test.Count,
            Share(row => trained.Contains(group[train.Count + row])),
            Share(row => users[test.User[row]] == 0),
            Share(row => items[test.Item[row]] == 0),
            timed ? Share(row => test.Time[row] < last[test.User[row]]) : double.NaN);

        double Share(Func<int, bool> holds) => (double)Enumerable.Range(0, test.Count).Count(holds) / test.Count;
    }
}
