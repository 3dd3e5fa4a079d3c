namespace AmazonRec.Data;

/// <summary>
/// Reads ratings of any size, of several files and of Parquet, filtered before they are coded, in as much memory as it is given. It takes
/// a library, so it lives in the plug-in <c>DuckDb</c>. What it reads of a file is what <see cref="Ratings.Read(string, ReadOptions)"/>
/// and <see cref="FilterPlan.Apply"/> make of it: the same rows in the same order, vocabularies, codes, funnel and bad rows.
/// </summary>
public interface IRatingsDatabase
{
    /// <summary>What filters leave of one or more files.</summary>
    /// <param name="source">One file, or several.</param>
    /// <param name="options">How they are read, and in how much memory.</param>
    /// <param name="filters">What is kept.</param>
    /// <exception cref="FormatException">A row is bad, or columns can't be told; names file, line and remedy.</exception>
    /// <exception cref="ArgumentException">As <see cref="FilterPlan.Apply"/>.</exception>
    /// <exception cref="IOException">The memory or the disk does not suffice.</exception>
    Ratings Read(DataSource source, ReadOptions options, FilterPlan filters);

    /// <summary>
    /// The same rows, handed on block by block, for those that do not fit into memory. The two vocabularies must. Balanced stars, drawn
    /// users and repeated texts are filtered in memory, with all rows.
    /// </summary>
    /// <param name="source">One file, or several.</param>
    /// <param name="options">How they are read, and in how much memory.</param>
    /// <param name="filters">What is kept.</param>
    /// <param name="writer">Takes the rows.</param>
    /// <exception cref="FormatException">As <see cref="Read"/>.</exception>
    /// <exception cref="ArgumentException">As <see cref="FilterPlan.Apply"/>.</exception>
    void WriteCoded(DataSource source, ReadOptions options, FilterPlan filters, ICodedRowsWriter writer);

    /// <summary>Writes what filters leave as one file: .parquet, .csv or .jsonl by its name.</summary>
    /// <param name="source">One file, or several.</param>
    /// <param name="options">How they are read, and in how much memory.</param>
    /// <param name="filters">What is kept.</param>
    /// <param name="path">The file; it appears whole or not at all.</param>
    /// <returns>What was read and what each filter left.</returns>
    IReadOnlyList<FunnelStep> Convert(DataSource source, ReadOptions options, FilterPlan filters, string path);

    /// <summary>
    /// The answer to a query in DuckDB's SQL. The table <c>ratings</c> has columns <c>user</c>, <c>item</c>, <c>rating</c> and <c>time</c>
    /// (seconds since 1970), as far as the files have them; <c>data</c> (and <c>reviews</c>, the same) has the columns of the files
    /// themselves. A query can neither write nor reach other files or the network.
    /// </summary>
    /// <param name="sql">The query.</param>
    /// <param name="source">One file, or several.</param>
    /// <param name="options">How they are read, and in how much memory.</param>
    /// <param name="most">Rows to take at most; null for all.</param>
    /// <exception cref="FormatException">The query is wrong; the message is the database's.</exception>
    QueryResult Query(string sql, DataSource source, ReadOptions options, int? most = null);

    /// <summary>Writes the answer to a query as one file: .parquet, .csv or .json by its name.</summary>
    /// <param name="sql">The query, as for <see cref="Query"/>.</param>
    /// <param name="source">One file, or several.</param>
    /// <param name="options">How they are read, and in how much memory.</param>
    /// <param name="path">The file; it appears whole or not at all.</param>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="FormatException">The query is wrong; the message is the database's.</exception>
    long QueryTo(string sql, DataSource source, ReadOptions options, string path);
}
