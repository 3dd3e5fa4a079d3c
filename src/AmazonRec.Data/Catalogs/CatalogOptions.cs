namespace AmazonRec.Data.Catalogs;

/// <summary>How a file of item metadata is read.</summary>
public sealed record CatalogOptions
{
    /// <summary>
    /// Takes markup out of texts: tags go, scripts and styles with what they hold, entities become characters, and runs of white space one
    /// space; a title that is a scrap of script or style is none. On by default, for models and people want words. Without it, texts stay
    /// as the file has them but for white space around them, and a title that is a torn tag counts as a title.
    /// </summary>
    public bool StripHtml { get; init; } = true;

    /// <summary>
    /// Keeps only these items, so that a file of gigabytes takes no more memory than they do; all by default. Rows of other items are
    /// read no further than to their id, so that faults after it go unseen.
    /// </summary>
    public Vocabulary? Only { get; init; }

    /// <summary>The file's names for an item's id and title, where they are not told by themselves.</summary>
    public CatalogNames? Names { get; init; }

    /// <summary>How many bad rows are left out and reported; the next one is an error. None by default: a bad row is news.</summary>
    public int SkipBadRows { get; init; }

    /// <summary>Ends reading between two rows.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Told how much of the file has been read, 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }
}
