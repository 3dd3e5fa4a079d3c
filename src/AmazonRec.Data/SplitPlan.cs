namespace AmazonRec.Data;

/// <summary>Which split to make, as data, so that a result can tell it and a run be repeated.</summary>
public sealed record SplitPlan
{
    /// <summary>How rows are divided.</summary>
    public SplitMethod Method { get; init; }

    /// <summary>The share to report on; leave-one-out has none.</summary>
    public double Test { get; init; } = 0.2;

    /// <summary>The share to decide by, 0 for none; leave-one-out takes one row of each user where it is above 0.</summary>
    public double Validation { get; init; } = 0.1;

    /// <summary>The seed of what is drawn.</summary>
    public ulong Seed { get; init; }

    /// <summary>A saved split to take instead of making one; null to make one.</summary>
    public string? File { get; init; }

    /// <summary>
    /// A file of the rows to report on, beside that of those to train on; null where they are of one file. <see cref="Test"/> has nothing
    /// to say then, and <see cref="Method"/> chooses rows to decide by (<see cref="Split.FromParts(Ratings, Ratings, SplitPlan)"/>).
    /// </summary>
    public string? TestData { get; init; }

    /// <summary>The split of ratings of one file.</summary>
    /// <exception cref="ArgumentException">A share is out of range, a part would be empty, or the saved split is of other rows.</exception>
    /// <exception cref="FormatException">The saved split is damaged.</exception>
    public Split Make(Ratings ratings) => File is not null ? Split.Load(File, ratings) : Method switch
    {
        SplitMethod.Random => Split.Random(ratings, Test, Validation, Seed),
        SplitMethod.PerUser => Split.PerUser(ratings, Test, Validation, Seed),
        SplitMethod.PerItem => Split.PerItem(ratings, Test, Validation, Seed),
        SplitMethod.Stratified => Split.StratifiedByRating(ratings, Test, Validation, Seed),
        SplitMethod.LeaveOneOut => Split.LeaveOneOut(ratings, Validation > 0),
        SplitMethod.Time => Split.GlobalTime(ratings, Test, Validation),
        SplitMethod.UserTime => Split.PerUserTime(ratings, Test, Validation),
        SplitMethod.ColdUsers => Split.ColdUsers(ratings, Test, Validation, Seed),
        SplitMethod.ColdItems => Split.ColdItems(ratings, Test, Validation, Seed),
        SplitMethod.Grouped => Split.Grouped(ratings, Test, Validation, Seed),
        _ => throw new ArgumentException($"There is no split '{Method}'."),
    };
}
