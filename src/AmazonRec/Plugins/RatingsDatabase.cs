using AmazonRec.Data;

namespace AmazonRec.Plugins;

/// <summary>What reads Parquet, several files at once and such as do not fit into memory: the plug-in <c>DuckDb</c>.</summary>
public static class RatingsDatabase
{
    /// <summary>The name of the plug-in.</summary>
    public const string PluginName = "DuckDb";

    /// <summary>The database, for <see cref="ReadOptions.Database"/>.</summary>
    /// <exception cref="FileNotFoundException">The plug-in is not built; the message holds the command that builds it.</exception>
    public static IRatingsDatabase Load() => Plugin.Load<IRatingsDatabase>(PluginName);

    /// <summary>The answer to a query on files of ratings; in notebooks, <c>ToDataFrame()</c> makes a data frame of it.</summary>
    /// <param name="sql">A query in DuckDB's SQL: tables <c>ratings</c> and <c>data</c>, as of <see cref="IRatingsDatabase.Query"/>.</param>
    /// <param name="files">A file, a pattern or several, as of <see cref="DataSource.Files"/>.</param>
    /// <param name="options">How the files are read, and in how much memory.</param>
    /// <exception cref="FormatException">The query is wrong; the message is the database's.</exception>
    /// <exception cref="FileNotFoundException">There is no such file, or the plug-in is not built.</exception>
    public static QueryResult Query(string sql, string files, ReadOptions? options = null) =>
        Load().Query(sql, DataSource.Files(files), options ?? new());
}
