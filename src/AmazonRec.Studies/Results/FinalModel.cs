using AmazonRec.Studies.Tables;

namespace AmazonRec.Studies.Results;

/// <summary>The model that a publication ends with: what a study's headline is about, chosen before anything ran.</summary>
/// <param name="Name">What the study calls it.</param>
/// <param name="Ran">The model that stands for it on these data: itself, else the most of it that they allow; null where none ran.</param>
/// <param name="Lacks">Why another stands for it, or none; null where it ran itself.</param>
/// <param name="Reported">The numbers it was published with; null where there are none.</param>
/// <param name="IsOwn">Whether the system is our own, so that nothing was published.</param>
public sealed record FinalModel(string Name, string? Ran, string? Lacks, Reported? Reported, bool IsOwn)
{
    /// <summary>The final model of a result.</summary>
    /// <param name="study">What was run; null for a study that is no longer known, whose last model counts as final.</param>
    /// <param name="settings">What came of it.</param>
    public static FinalModel Find(Study? study, IReadOnlyList<SettingResult> settings)
    {
        var clean = Headline.CleanOf(settings);
        var names = study?.Finals ?? [];
        if (names.Count == 0) names = [.. clean.Models.Where(m => !m.IsBaseline).Select(m => m.Name).TakeLast(1)];
        var name = names.Count > 0 ? names[0] : "";
        var ran = names.FirstOrDefault(n => clean.Find(n) is not null);
        var lacks = ran == name ? null : clean.Missing.FirstOrDefault(m => m.Name == name)?.Reason ?? "it did not run";
        return new FinalModel(name, ran, lacks, study?.Models.FirstOrDefault(m => m.Name == name)?.Reported, study?.IsOwn ?? false);
    }

    /// <summary>Its name as tables write it, with what it lacks and what stands for it.</summary>
    public string InWords() =>
        Lacks is null ? Name : $"{Name} (not run: {Lacks}{(Ran is null ? "" : $"; in its place {Ran}")})";
}
