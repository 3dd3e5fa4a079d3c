namespace AmazonRec.Data.Splitting;

/// <summary>Test rows that repeat a training row directly, by kind. A row may be of both kinds, or a copy by way of others alone.</summary>
/// <param name="SameUserAndItem">Test rows whose user has a training row on the same item.</param>
/// <param name="SameUserAndText">Test rows whose user has a training row with the same text; null where there are no texts.</param>
internal readonly record struct CopyKinds(int SameUserAndItem, int? SameUserAndText)
{
    public static CopyKinds Of(Split split)
    {
        var (train, test) = (split.Train, split.Test);
        var (trainByUser, testByUser) = (RowIndex.ByUser(train), RowIndex.ByUser(test));
        return new(
            Repeats.Count(train.Item, trainByUser, test.Item, testByUser, none: -1),
            train.TextHash is { } trainText && test.TextHash is { } testText
                ? Repeats.Count(trainText, trainByUser, testText, testByUser, none: 0UL)
                : null);
    }

    /// <summary>The kinds in words.</summary>
    public override string ToString() =>
        $"{SameUserAndItem:N0} of the same user and item{(SameUserAndText is { } texts ? $", {texts:N0} of the same user and text" : "")}";
}
