using AmazonRec.Data.Downloads;

namespace AmazonRec.Studies;

/// <summary>What a publication ran on, and what it takes to run the same.</summary>
/// <param name="Data">Its rows, in words.</param>
/// <param name="Protocol">How it came to its numbers, in words.</param>
/// <param name="Files">Files of public sets that hold them: <c>data download STUDY</c> fetches them all.</param>
public sealed record Original(string Data, string Protocol, IReadOnlyList<OriginalFile> Files)
{
    /// <summary>Whether the publication says what it ran on; where it does not, the data and the protocol are our choice.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>What no download brings, and how to come by it; null where that is nothing.</summary>
    public string? AlsoNeeds { get; init; }
}

/// <summary>A file of a public set.</summary>
/// <param name="Set">Name of the set, as <c>2018/Electronics</c>.</param>
/// <param name="Part">Which of its files.</param>
public sealed record OriginalFile(string Set, SetPart Part);
