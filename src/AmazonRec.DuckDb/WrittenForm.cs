namespace AmazonRec.DuckDb;

/// <summary>In which form a file is written, by its name.</summary>
/// <param name="Ending">The end of the name.</param>
/// <param name="Options">What DuckDB's COPY is told of it.</param>
internal sealed record WrittenForm(string Ending, string Options)
{
    private static readonly WrittenForm[] All =
    [
        new(".parquet", "FORMAT parquet, COMPRESSION zstd"),
        new(".csv", "FORMAT csv, HEADER true"),
        new(".jsonl", "FORMAT json"),
        new(".json", "FORMAT json, ARRAY true"),
    ];

    /// <summary>The form of a file.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="endings">Those that may be written.</param>

    /// <exception cref="ArgumentException">It has another ending.</exception>
    /// <param name="other">One that others write.</param>
    public static WrittenForm Of(string path, IReadOnlyList<string> endings, string? other = null)
    {
        var ending = Path.GetExtension(path).ToLowerInvariant();
        if (endings.Contains(ending)) return All.First(form => form.Ending == ending);
        var all = other is null ? endings : [.. endings, other];
        throw new ArgumentException($"{path}: what can be written ends in {string.Join(", ", all)}; name such a file.");
    }

    /// <summary>The statement that writes the answer to a query.</summary>
    public string Copy(string query, string path) =>
        $"COPY ({query}) TO {Database.Text(path)} ({Options}, USE_TMP_FILE false)";
}
