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
}
