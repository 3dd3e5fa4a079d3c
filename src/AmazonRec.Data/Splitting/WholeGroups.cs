using AmazonRec.Compute;

namespace AmazonRec.Data.Splitting;

/// <summary>Users, items or copies that stay together: all their rows go to one part.</summary>
internal static class WholeGroups
{
    /// <summary>A share of the groups, whatever the number of their rows. Groups without rows are not drawn.</summary>
    /// <param name="group">Of each row.</param>
    /// <param name="groups">How many groups.</param>
    /// <param name="shares">Of the groups.</param>
    /// <param name="source">Of the draw.</param>
    public static Assignment ByNumber(int[] group, int groups, SplitShares shares, RandomSource source)
    {
        var present = new bool[groups];
        foreach (var code in group) present[code] = true;
        var order = new int[present.AsSpan().Count(true)];
        var next = 0;
        for (var code = 0; code < groups; code++)
            if (present[code]) order[next++] = code;
        source.Shuffle(order.AsSpan());
        var partOf = new Part[groups];
        var tests = shares.TestOf(order.Length);
        foreach (var code in order.AsSpan(0, tests)) partOf[code] = Part.Test;
        foreach (var code in order.AsSpan(tests, Math.Min(shares.ValidationOf(order.Length), order.Length - tests)))
            partOf[code] = Part.Validation;
        return OfGroups(group, partOf);
    }

    /// <summary>Groups in random order, until they hold a share of the rows: more than that by part of a group at most.</summary>
    public static Assignment ByRows(int[] group, int groups, SplitShares shares, RandomSource source)
    {
        var rows = RowsOf(group, groups);
        var (tests, validations) = (shares.TestOf(group.Length), shares.ValidationOf(group.Length));
        var partOf = new Part[groups];
        foreach (var code in source.Permutation(groups))
        {
            if (tests > 0) (partOf[code], tests) = (Part.Test, tests - rows[code]);
            else if (validations > 0) (partOf[code], validations) = (Part.Validation, validations - rows[code]);
            else break;
        }

        return OfGroups(group, partOf);
    }

    /// <summary>The fold of each row: groups in random order fill one fold after the other, and go where their first row falls.</summary>
    public static int[] Folds(int[] group, int groups, int folds, RandomSource source)
    {
        var rows = RowsOf(group, groups);
        var foldOf = new int[groups];
        var before = 0L;
        foreach (var code in source.Permutation(groups))
        {
            foldOf[code] = (int)(before * folds / group.Length);
            before += rows[code];
        }

        var fold = new int[group.Length];
        for (var row = 0; row < fold.Length; row++) fold[row] = foldOf[group[row]];
        return fold;
    }

    private static int[] RowsOf(int[] group, int groups)
    {
        var rows = new int[groups];
        foreach (var code in group) rows[code]++;
        return rows;
    }

    private static Assignment OfGroups(int[] group, Part[] partOf)
    {
        var parts = new Part[group.Length];
        for (var row = 0; row < parts.Length; row++) parts[row] = partOf[group[row]];
        return new Assignment(parts);
    }
}
