namespace AmazonRec.Data.Downloads;

/// <summary>On what terms a set may be used: a reader's summary, not a licence.</summary>
/// <param name="Summary">What is allowed, in our words.</param>
/// <param name="Cite">The papers that users of the set cite.</param>
/// <param name="Address">Where the owner says so.</param>
public sealed record Terms(string Summary, IReadOnlyList<string> Cite, Uri Address)
{
    /// <summary>The note that is shown and written beside a file.</summary>
    public string Note(string set)
    {
        var cite = string.Concat(Cite.Select(paper => $"  {paper}\n"));
        return $"{set}\n\n{Summary}\nCite:\n{cite}Terms and description: {Address}\nThis is a summary by AmazonRec. What the owner says "
            + "there is what counts.\n";
    }
}
