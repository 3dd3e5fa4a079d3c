namespace AmazonRec.Data.Filtering;

/// <summary>Bounds of <see cref="Filters.WithMoreThan"/>; 0 keeps all.</summary>
/// <param name="PerUser">A user that stays has more ratings.</param>
/// <param name="PerItem">An item that stays has more.</param>
internal readonly record struct LeastRatings(int PerUser, int PerItem)
{
    /// <summary>What the funnel calls the filter of items, the first.</summary>
    public string ItemStep => $"items with > {PerItem} ratings";

    /// <summary>And that of users.</summary>
    public string UserStep => $"users with > {PerUser} ratings";
}
