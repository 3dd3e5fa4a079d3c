namespace AmazonRec.Data.Downloads;

/// <summary>A public set of data, by name.</summary>
/// <param name="Name">What the command line calls it, as <c>2018/Electronics</c>.</param>
/// <param name="Title">What it is.</param>
/// <param name="Folder">Where its files go, below the folder for raw data.</param>
/// <param name="Files">Its files, at most one of each part; the first is fetched unless another is asked for.</param>
/// <param name="Terms">On what terms it may be used.</param>
public sealed record PublicSet(string Name, string Title, string Folder, IReadOnlyList<SetFile> Files, Terms Terms)
{
    /// <summary>The file that holds a part, or the usual one.</summary>
    /// <exception cref="ArgumentException">The set has no such part.</exception>
    public SetFile FileOf(SetPart? part) => part is null
        ? Files[0]
        : Files.FirstOrDefault(f => f.Part == part)
            ?? throw new ArgumentException(
                $"{Name} has no {SetParts.Word(part.Value)}. It has: {string.Join(", ", Files.Select(f => SetParts.Word(f.Part)))}.");
}
