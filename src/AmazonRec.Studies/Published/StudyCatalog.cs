using AmazonRec.Data;

namespace AmazonRec.Studies.Published;

/// <summary>The studies by name.</summary>
public static class StudyCatalog
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Study> All { get; } = [
        ElectronicsStudy.Study,
        FashionStudy.Study,
        MoviesStudy.Study,
        FastaiStudy.Study,
        SigmoidDotStudy.Study,
        ContentStudy.Study,
        BestStudy.Study];

    /// <summary>The study of a name; null where there is none, or no longer.</summary>
    public static Study? Known(string name) => All.FirstOrDefault(s => s.Name == name);

    /// <summary>The study of a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="others">What may be named beside the studies, for the message.</param>
    /// <exception cref="ArgumentException">There is none; the message suggests the nearest name.</exception>
    public static Study Find(string name, params IReadOnlyList<string> others)
    {
        string[] names = [.. All.Select(s => s.Name), .. others];
        return Known(name) ?? throw new ArgumentException(
            $"There is no study '{name}'.{Nearest.Hint(name, names)} Studies: {string.Join(", ", names)}.");
    }
}
