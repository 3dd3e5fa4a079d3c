namespace AmazonRec.Data.Splitting;

/// <summary>Test rows that repeat a training row directly, by kind. A row may be of both kinds, or a copy by way of others alone.</summary>
/// <param name="SameUserAndItem">Test rows whose user has a training row on the same item.</param>
/// <param name="SameUserAndText">Test rows whose user has a training row with the same text; null where there are no texts.</param>
/// <param name="TextAlone">Those of the latter that are not of the same user and item, too.</param>
/// <param name="NoText">Test rows without a text that are told by time and rating, and are not of the same user and item, too.</param>
internal readonly record struct CopyKinds(int SameUserAndItem, int? SameUserAndText, int TextAlone, int NoText)
{
    public static CopyKinds operator +(CopyKinds a, CopyKinds b) =>
        new(a.SameUserAndItem + b.SameUserAndItem, a.SameUserAndText + b.SameUserAndText, a.TextAlone + b.TextAlone, a.NoText + b.NoText);

    public static CopyKinds Count(Split split)
    {
        var (train, test) = (split.Train, split.Test);
        var (trainByUser, testByUser) = (RowIndex.ByUser(train), RowIndex.ByUser(test));
        var pair = Repeats.Mark(train.Item, trainByUser, test.Item, testByUser);
        var pairs = pair.AsSpan().Count(true);
        if (train.TextHash is not { } trainText || test.TextHash is not { } testText) return new(pairs, null, 0, 0);
        var (trainKeys, testKeys) = trainText.Contains(0UL) || testText.Contains(0UL) ? Keys(split) : (trainText, testText);
        var same = Repeats.Mark(trainKeys, trainByUser, testKeys, testByUser);
        var (texts, textAlone, noText) = (0, 0, 0);
        for (var row = 0; row < same.Length; row++)
        {
            if (!same[row]) continue;
            if (testText[row] != 0) texts++;
            if (pair[row]) continue;
            if (testText[row] != 0) textAlone++;
            else noText++;
        }

        return new(pairs, texts, textAlone, noText);
    }

    /// <summary>The kinds in words, each row under the first that it is of: the numbers add up to all copies.</summary>
    /// <param name="copies">How many test rows have a copy, of whichever kind.</param>
    public string InWords(int copies)
    {
        var others = copies - SameUserAndItem - TextAlone - NoText;
        var parts = new List<string> { $"{SameUserAndItem:N0} of the same user and item" };
        if (SameUserAndText is not null) parts.Add($"{TextAlone:N0}{(SameUserAndItem > 0 ? " more" : "")} of the same user and text");
        if (NoText > 0) parts.Add($"{NoText:N0} more without a text, of the same user, time and rating");
        if (others > 0) parts.Add($"{others:N0} more by way of another copy");
        return string.Join(", ", parts);
    }

    /// <summary>As the groups of all rows have them.</summary>
    private static (ulong[] Train, ulong[] Test) Keys(Split split)
    {
        var before = split.BeforeTest;
        var keys = TextKeys.Compute(before.And(split.Test))!;
        return (keys[..split.Train.Count], keys[before.Count..]);
    }
}
