namespace AmazonRec.Data.Storage;

/// <summary>Where the program keeps what it can make again: read files as columns, encodings of texts and photos.</summary>
public static class CacheFolder
{
    /// <summary>Names another folder.</summary>
    public const string Variable = "AMAZONREC_CACHE";

    /// <summary>The folder: of the variable, else of XDG_CACHE_HOME, else of the user's local application data.</summary>
    public static string Path
    {
        get
        {
            if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return named;
            return Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
                ? System.IO.Path.Combine(cache, "amazonrec")
                : System.IO.Path.Combine(
                    Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "amazonrec", "cache");
        }
    }

    /// <summary>The folder of encodings.</summary>
    public static string Encodings => System.IO.Path.Combine(Path, "encodings");
}
