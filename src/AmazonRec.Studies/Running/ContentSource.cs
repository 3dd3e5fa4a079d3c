using AmazonRec.Features;

namespace AmazonRec.Studies.Running;

/// <summary>Content that a study's models may read.</summary>
/// <param name="Features">Makes it for a fold.</param>
/// <param name="Lacks">What the data lack for it; null where they have it.</param>
internal sealed record ContentSource(Func<StudyFold, IReadOnlyList<ItemFeatures>> Features, Func<StudyInput, string?> Lacks)
{
    /// <summary>Nothing.</summary>
    public static ContentSource None { get; } = new(_ => [], _ => null);

    /// <summary>All content that the data have, where that is more than one kind.</summary>
    public static ContentSource OfAll(IReadOnlyList<ContentSource> sources)
    {
        return new(
            fold => [.. Had(fold.Input).SelectMany(source => source.Features(fold))],
            input => Had(input).Count() > 1 ? null : "not two kinds of content");

        IEnumerable<ContentSource> Had(StudyInput input) => sources.Where(source => source.Lacks(input) is null);
    }
}
