using AmazonRec.Data;
using AmazonRec.Data.Inspection;

namespace AmazonRec.Studies.Tables;

/// <summary>What is in a file of ratings, as tables.</summary>
public static class DataTables
{
    /// <summary>The data card: what each filter left, and the copies that are left after the last of them.</summary>
    public static Table Card(Ratings ratings)
    {
        var steps = ratings.Funnel;
        var copies = DuplicateReport.Measure(ratings);
        return new Table(
            $"Data card: {copies.RowsInGroups:N0} of the {ratings.Count:N0} rows that are left have a copy",
            Column.Text("step", steps.Select(s => s.Step)),
            Column.Numbers("ratings", steps.Select(s => (double)s.Ratings), "N0"),
            Column.Numbers("users", steps.Select(s => (double)s.Users), "N0"),
            Column.Numbers("items", steps.Select(s => (double)s.Items), "N0"),
            Column.Numbers("dropped", steps.Select(s => (double)s.Dropped), "N0"));
    }

    /// <summary>Copies by kind.</summary>
    public static Table Copies(DuplicateReport duplicates)
    {
        var texts = duplicates.HasTexts;
        return Facts("Copies",
            ("rows beyond the first of the same user and item", $"{duplicates.RepeatedPairs:N0}"),
            (
                "times a user's text stands on a further item",
                texts ? $"{duplicates.RepeatedTexts:N0}" : "not known: the file holds no texts"),
            ("rows equal to one before them", $"{duplicates.EqualRows:N0}"),
            ("rows that have a copy", $"{duplicates.RowsInGroups:N0}"),
            ("rows of the largest group of copies", $"{duplicates.LargestGroup:N0}"),
            (
                texts ? "rows left when each user's texts are kept once" : "rows left when each user's items are kept once",
                $"{duplicates.Texts:N0}"));
    }

    /// <summary>A file at a glance.</summary>
    public static Table Profile(RatingsProfile profile) => Facts("Profile",
        ("ratings", $"{profile.Ratings:N0}"),
        ("users", $"{profile.Users:N0}"),
        ("items", $"{profile.Items:N0}"),
        ("share of all pairs that have a rating", $"{profile.Density:P3}"),
        ("mean rating", profile.IsImplicit ? "none: only who chose what" : $"{profile.Mean:F3}"),
        (
            "first and last",
            profile.First is { } first && profile.Last is { } last
                ? $"{first:yyyy-MM-dd} to {last:yyyy-MM-dd}"
                : profile.TimeIsOrder ? "order only" : "no times"),
        ("bad rows left out", $"{profile.BadRows.Count:N0}"));

    /// <summary>How many ratings users and items have.</summary>
    public static Table Activity(RatingsProfile profile)
    {
        Data.Inspection.Activity[] both = [profile.PerUser, profile.PerItem];
        return new Table("Ratings for each user and item",
            Column.Text("of", ["users", "items"]),
            Column.Numbers("least", both.Select(a => (double)a.Min), "N0"),
            Column.Numbers("quarter", both.Select(a => (double)a.Q25), "N0"),
            Column.Numbers("median", both.Select(a => (double)a.Median), "N0"),
            Column.Numbers("three quarters", both.Select(a => (double)a.Q75), "N0"),
            Column.Numbers("99 of 100", both.Select(a => (double)a.Q99), "N0"),
            Column.Numbers("most", both.Select(a => (double)a.Max), "N0"),
            Column.Numbers("with one", both.Select(a => a.Single), "P1"));
    }

    /// <summary>Names and what is said of them.</summary>
    public static Table Facts(string title, params IReadOnlyList<(string Name, string Value)> facts) => new(
        title, Column.Text("what", facts.Select(f => f.Name)), Column.Figures("value", facts.Select(f => f.Value)));
}
