namespace AmazonRec.Data.Splitting;

/// <summary>What the test rows of a split have in common with what was trained on, and what training never saw of them.</summary>
/// <param name="TestRows">Rows reported on.</param>
/// <param name="Copies">Test rows with a copy in training: one of the same group of <see cref="Data.Copies"/>.</param>
/// <param name="SameUserAndItem">Test rows whose user has a training row on the same item.</param>
/// <param name="SameUserAndText">Test rows whose user has a training row with the same text; null where there are no texts.</param>
/// <param name="UnseenUsers">Users of test rows without a training row.</param>
/// <param name="UnseenUserRows">Test rows of those users.</param>
/// <param name="UnseenItems">Items of test rows without a training row.</param>
/// <param name="UnseenItemRows">Test rows of those items.</param>
/// <param name="BeforeLastTraining">Test rows older than the latest training row; null where a row has no time, or times
/// tell only each user's order.</param>
/// <param name="BeforeOwnTraining">Test rows older than a training row of the same user; null where a row has no time.</param>
/// <param name="ValidationIsTest">Whether the rows decided by are the rows reported on.</param>
public sealed record LeakReport(
    int TestRows,
    int Copies,
    int SameUserAndItem,
    int? SameUserAndText,
    int UnseenUsers,
    int UnseenUserRows,
    int UnseenItems,
    int UnseenItemRows,
    int? BeforeLastTraining,
    int? BeforeOwnTraining,
    bool ValidationIsTest)
{
    /// <summary>
    /// What is to be known beside copies, each in a sentence: the order of time, and rows decided by that are reported on.
    /// </summary>
    public IReadOnlyList<string> Notes => [.. Sentences()];

    /// <summary>
    /// Where training and test rows came as files of their own, test rows whose user and item are in the other file, too; else 0.
    /// </summary>
    internal int InBothFiles { get; init; }

    /// <summary>The report on a split. Linear in the rows, but for the few that one user has.</summary>
    public static LeakReport Measure(Split split)
    {
        var (train, test) = (split.Train, split.Test);
        var kinds = CopyKinds.Count(split);
        var times = Times.AreKnown(train) && Times.AreKnown(test);
        var users = Unseen.Count(train.User, test.User, train.Users.Count);
        var items = Unseen.Count(train.Item, test.Item, train.Items.Count);
        return new LeakReport(
            test.Count,
            SplitGroups.Find(split).TestInTrain(),
            kinds.SameUserAndItem, kinds.SameUserAndText,
            users.Codes, users.Rows, items.Codes, items.Rows,
            times && !train.TimeIsOrder ? TimeTravel.BeforeLast(train, test) : null,
            times ? TimeTravel.BeforeOwn(train, test) : null,
            split.Protocol == Protocol.AsReported)
        {
            InBothFiles = split.Method == Split.Given ? InBoth(split.BeforeTest, test) : 0,
        };
    }

    private static int InBoth(Ratings before, Ratings test) =>
        Repeats.Mark(before.Item, RowIndex.ByUser(before), test.Item, RowIndex.ByUser(test)).AsSpan().Count(true);

    private IEnumerable<string> Sentences()
    {
        if (BeforeOwnTraining > 0)
            yield return $"{BeforeOwnTraining:N0} of {TestRows:N0} test rows ({Share(BeforeOwnTraining.Value)}) are older than a "
                + "training row of their own user: the model knows the future. A split by time does not.";
        else if (BeforeLastTraining > 0)
            yield return $"{BeforeLastTraining:N0} of {TestRows:N0} test rows ({Share(BeforeLastTraining.Value)}) are older than the "
                + "latest training row, though none than one of its own user.";
        if (InBothFiles > 0)
            yield return $"{InBothFiles:N0} of {TestRows:N0} test rows ({Share(InBothFiles)}) have their user and item in the "
                + "training file, too.";
        if (ValidationIsTest) yield return "The validation rows are the test rows: what is reported was chosen by looking at it.";
    }

    private string Share(int rows) => $"{(double)rows / TestRows:P1}";
}
