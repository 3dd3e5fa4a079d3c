namespace AmazonRec.Data.Downloads;

/// <summary>Every public set that can be fetched by name.</summary>
public static class PublicSets
{
    /// <summary>The families, each with one set a category.</summary>
    public static IReadOnlyList<SetFamily> Families { get; } = [AmazonSets.Of2014, AmazonSets.Of2018, AmazonSets.Of2023];

    /// <summary>The sets outside families.</summary>
    public static IReadOnlyList<PublicSet> Single { get; } = [AmazonSets.MarketBias, .. MovieLensSets.All];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublicSet> All { get; } = [.. Families.SelectMany(family => family.Categories.Select(family.Of)), .. Single];

    /// <summary>The set of a name, whatever its case.</summary>
    /// <exception cref="ArgumentException">There is none; the message names what was probably meant.</exception>
    public static PublicSet Find(string name)
    {
        if (All.FirstOrDefault(set => string.Equals(set.Name, name, StringComparison.OrdinalIgnoreCase)) is { } found) return found;
        var years = All.Select(set => set.Name).Where(known => known.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase)).ToArray();
        var meant = years.Length > 0 ? string.Join("' or '", years) : All.Select(set => set.Name).MinBy(known => Distance(name, known))!;
        throw new ArgumentException($"There is no set '{name}'. Did you mean '{meant}'? All of them: amazonrec data download --list.");
    }

    /// <summary>Edits apart, whatever the case; the wrong case alone is no distance.</summary>
    private static int Distance(string written, string known) => Nearest.Distance(written.ToLowerInvariant(), known.ToLowerInvariant());
}
