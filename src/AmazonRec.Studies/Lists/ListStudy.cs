using AmazonRec.Data;

namespace AmazonRec.Studies.Lists;

/// <summary>Published lists to reproduce, under the protocol that they were published with.</summary>
/// <param name="Name">As in <c>reproduce NAME</c>.</param>
/// <param name="Title">One line.</param>
/// <param name="Protocol">How rows are split and lists judged: a sentence or two.</param>
/// <param name="Files">Files it can run on, the best first.</param>
/// <param name="Metrics">What tables show, by the names of our results; the first that decides the order stands last.</param>
/// <param name="Rankers">Ours.</param>
/// <param name="Split">Makes the rows of the data that are read, and a seed.</param>
/// <param name="Notes">What a reader of the table must know.</param>
public sealed record ListStudy(
    string Name,
    string Title,
    string Protocol,
    IReadOnlyList<StudyFile> Files,
    IReadOnlyList<string> Metrics,
    IReadOnlyList<ListRanker> Rankers,
    Func<StudyData, Ratings, ulong, ListRows> Split,
    IReadOnlyList<string> Notes)
{
    /// <summary>What was published of some data, by the data's short name.</summary>
    public Func<string, IReadOnlyList<PublishedLists>> Published { get; init; } = _ => [];

    /// <summary>The rating from which on a test item should be on a list; null for any.</summary>
    public Func<StudyData, float?> RelevantFrom { get; init; } = _ => null;

    /// <summary>Seeds of the splits and of what rankers draw.</summary>
    public IReadOnlyList<ulong> Seeds { get; init; } = [42, 43, 44];

    /// <summary>Whether it can run on the sample inside the library.</summary>
    public bool RunsOnSample { get; init; }
}
