namespace AmazonRec.Data.Downloads;

/// <summary>Every public set that can be fetched by name.</summary>
public static class PublicSets
{
    /// <summary>The families, each with one set a category.</summary>
    public static IReadOnlyList<SetFamily> Families { get; } = [AmazonSets.Of2014, AmazonSets.Of2018, AmazonSets.Of2023];

    /// <summary>The sets outside families.</summary>
    public static IReadOnlyList<PublicSet> Single { get; } = [AmazonSets.MarketBias, .. MovieLensSets.All];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublicSet> All { get; } = [
        .. Families.SelectMany(family => family.Categories.Select(family.Of)), .. Single];

    /// <summary>The set of a name, whatever its case.</summary>
    /// <exception cref="ArgumentException">There is none; the message names what was probably meant.</exception>
    public static PublicSet Find(string name)
    {
        if (All.FirstOrDefault(set => string.Equals(set.Name, name, StringComparison.OrdinalIgnoreCase)) is { } found) return found;
        var years = All.Select(set => set.Name).Where(known => known.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase)).ToArray();
        var meant = years.Length > 0 ? $" Did you mean '{string.Join("' or '", years)}'?" : Nearest.Hint(name, All.Select(set => set.Name));
        throw new ArgumentException($"There is no set '{name}'.{meant} All of them: amazonrec data download --list.");
    }
}
