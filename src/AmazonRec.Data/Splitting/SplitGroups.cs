namespace AmazonRec.Data.Splitting;

/// <summary>The group of copies that each row of a split belongs to. Two rows may be copies by way of a third in any part.</summary>
/// <param name="Train">Of the training rows.</param>
/// <param name="Validation">Of the validation rows; none where they are the test rows.</param>
/// <param name="Test">Of the test rows.</param>
/// <param name="Count">How many groups there are.</param>
internal sealed record SplitGroups(int[] Train, int[] Validation, int[] Test, int Count)
{
    public static SplitGroups Find(Split split)
    {
        var before = split.BeforeTest;
        var copies = Copies.Find(before.And(split.Test));
        return new(
            copies.Group[..split.Train.Count], copies.Group[split.Train.Count..before.Count], copies.Group[before.Count..], copies.Count);
    }

    /// <summary>Test rows in a group that has training rows.</summary>
    public int TestInTrain()
    {
        var trained = new bool[Count];
        foreach (var group in Train) trained[group] = true;
        var count = 0;
        foreach (var group in Test)
            if (trained[group]) count++;
        return count;
    }
}
