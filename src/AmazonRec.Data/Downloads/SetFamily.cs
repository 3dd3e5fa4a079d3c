namespace AmazonRec.Data.Downloads;

/// <summary>Sets that differ in their category only: one year of Amazon's reviews.</summary>
/// <param name="Name">The first part of the names of its sets.</param>
/// <param name="Title">What it is.</param>
/// <param name="Homes">Servers and folders that hold its files, the preferred one first.</param>
/// <param name="Parts">Where each part lies; the usual part first.</param>
/// <param name="Categories">Its categories, spelled as its files spell them.</param>
/// <param name="Terms">On what terms it may be used.</param>
public sealed record SetFamily(
    string Name, string Title, IReadOnlyList<Uri> Homes, IReadOnlyList<FamilyPart> Parts, IReadOnlyList<string> Categories, Terms Terms)
{
    /// <summary>The set of a category.</summary>
    public PublicSet Of(string category) =>
        new($"{Name}/{category}", $"{Title}: {category.Replace('_', ' ')}", Name, [.. Parts.Select(part => FileOf(part, category))], Terms);

    private SetFile FileOf(FamilyPart part, string category)
    {
        var below = part.Path.Replace("{0}", category);
        var name = part.Name?.Replace("{0}", category) ?? Path.GetFileName(below);
        return new SetFile(
            part.Part, name, name.EndsWith(".gz") ? FileForm.Gzip : FileForm.Text, [.. Homes.Select(home => new Uri(home, below))]);
    }
}
