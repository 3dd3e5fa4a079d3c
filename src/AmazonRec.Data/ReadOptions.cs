namespace AmazonRec.Data;

/// <summary>How a file of reviews or ratings is read.</summary>
public sealed record ReadOptions
{
    /// <summary>The scale that ratings must lie on; one to five stars unless said otherwise.</summary>
    public RatingRange RatingRange { get; init; } = RatingRange.Stars;

    /// <summary>How many bad rows are left out and reported; the next one is an error. None by default: a bad row is news.</summary>
    public int SkipBadRows { get; init; }

    /// <summary>
    /// The columns of a ratings file in their order ("user", "item", "rating", "timestamp", "text", "_" for one to pass over), where the
    /// file does not tell them for certain; or the file's own names for them ("user=user_id", "item=business_id", "rating=stars",
    /// "time=date", "text=review"). Without a rating, the rows tell who chose what (<see cref="Ratings.IsImplicit"/>). "user", "items" reads
    /// sequences: a user a line, and behind, the user's items in their order, oldest first (<see cref="Ratings.TimeIsOrder"/>).
    /// </summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>
    /// What stands between the columns of a ratings file ("tab", "comma", "semicolon", "bar", "blank", "::" or a character), where the
    /// first line does not tell it; null to look.
    /// </summary>
    public string? Separator { get; init; }

    /// <summary>
    /// Whether only reviews of purchases that the shop knows of are kept: 'verified' (2018) or 'verified_purchase' (2023) is true. A row
    /// that does not say is not kept; a file in which no row says it is an error.
    /// </summary>
    public bool VerifiedOnly { get; init; }

    /// <summary>
    /// Folder of the cache, in which large files are kept as columns for the next time; null for none. A cache that is stale or damaged is
    /// made anew.
    /// </summary>
    public string? CacheFolder { get; init; }

    /// <summary>Smallest file that is worth a place in the cache, in bytes: one that takes a good part of a second to read.</summary>
    public long CacheFrom { get; init; } = 32 << 20;

    /// <summary>
    /// What reads files that the reader of text does not: Parquet, several at once, and such as do not fit into memory; it is made when
    /// it is needed. Null for none: such files are an error then, which says what to add.
    /// </summary>
    public Func<IRatingsDatabase>? Database { get; init; }

    /// <summary>
    /// Memory for reading, in bytes: a file that will not fit is read by the database, which takes no more. Null for what the machine has,
    /// of which the database takes half. The rows that are left need their own.
    /// </summary>
    public long? Memory { get; init; }

    /// <summary>
    /// Folder in which the database makes its own folder for what does not fit into memory, and removes it at the end; null for that of
    /// temporary files.
    /// </summary>
    public string? SpillFolder { get; init; }

    /// <summary>Told in a sentence when a file is handed over to the database because it will not fit into memory.</summary>
    public Action<string>? Notice { get; init; }

    /// <summary>The machine's memory in bytes, where a test says so.</summary>
    internal long? AvailableMemory { get; init; }

    /// <summary>Threads to use at most; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Ends reading between two rows.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Told how much of the file has been read, 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }
}
