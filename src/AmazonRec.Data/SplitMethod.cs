namespace AmazonRec.Data;

/// <summary>How rows are divided; written as on the command line: per-user, leave-one-out.</summary>
public enum SplitMethod
{
    /// <inheritdoc cref="Split.Random"/>
    Random,

    /// <inheritdoc cref="Split.PerUser"/>
    PerUser,

    /// <inheritdoc cref="Split.PerItem"/>
    PerItem,

    /// <inheritdoc cref="Split.StratifiedByRating"/>
    Stratified,

    /// <inheritdoc cref="Split.LeaveOneOut"/>
    LeaveOneOut,

    /// <inheritdoc cref="Split.GlobalTime"/>
    Time,

    /// <inheritdoc cref="Split.PerUserTime"/>
    UserTime,

    /// <inheritdoc cref="Split.ColdUsers"/>
    ColdUsers,

    /// <inheritdoc cref="Split.ColdItems"/>
    ColdItems,

    /// <inheritdoc cref="Split.Grouped"/>
    Grouped,
}
