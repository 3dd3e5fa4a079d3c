using AmazonRec.Compute;

namespace AmazonRec.Data.Splitting;

/// <summary>Rows drawn at random.</summary>
internal static class DrawnRows
{
    /// <summary>Of all rows alike.</summary>
    public static Assignment OfAll(int rows, int tests, int validations, RandomSource source)
    {
        var order = source.Permutation(rows);
        var parts = new Part[rows];
        foreach (var row in order.AsSpan(0, tests)) parts[row] = Part.Test;
        foreach (var row in order.AsSpan(tests, validations)) parts[row] = Part.Validation;
        return new Assignment(parts);
    }

    /// <summary>One row of each user with two or more.</summary>
    public static Assignment OneOfEachUser(Ratings ratings, RandomSource source)
    {
        var (parts, byUser) = (new Part[ratings.Count], RowIndex.ByUser(ratings));
        for (var user = 0; user < byUser.Count; user++)
            if (byUser[user] is { Length: > 1 } rows) parts[rows[(source with { Part = (uint)user }).Below(rows.Length, 0)]] = Part.Test;
        return new Assignment(parts);
    }

    /// <summary>The same share of each user's, item's or star's rows.</summary>
    public static Assignment OfEach(RowIndex strata, SplitShares shares, int rows, RandomSource source)
    {
        var parts = new Part[rows];
        var own = Array.Empty<int>();
        for (var stratum = 0; stratum < strata.Count; stratum++)
        {
            var members = strata[stratum];
            var (tests, validations) = shares.OfFew(members.Length);
            if (tests + validations == 0) continue;
            if (own.Length < members.Length) own = new int[2 * members.Length];
            members.CopyTo(own);
            var draws = source with { Part = (uint)stratum };
            for (var i = 0; i < tests + validations; i++)
            {
                var j = i + draws.Below(members.Length - i, (ulong)i);
                (own[i], own[j]) = (own[j], own[i]);
                parts[own[i]] = i < tests ? Part.Test : Part.Validation;
            }
        }

        return new Assignment(parts);
    }
}
