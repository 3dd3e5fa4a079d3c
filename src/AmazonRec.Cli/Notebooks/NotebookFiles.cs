namespace AmazonRec.Cli.Notebooks;

/// <summary>The notebooks that arguments name: files, folders for all that they hold, and patterns that no shell has written out.</summary>
internal static class NotebookFiles
{
    public const string Words = "Notebooks of C# (.ipynb), a folder of them, or a pattern such as 'notebooks/0*.ipynb'.";

    private const string All = "*.ipynb";

    /// <summary>Their whole paths, each once, those of a folder or pattern by name.</summary>
    /// <exception cref="FileNotFoundException">An argument names none.</exception>
    public static string[] Find(IEnumerable<string> arguments) =>
        [.. arguments.SelectMany(Named).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)];

    private static string[] Named(string argument)
    {
        if (File.Exists(argument)) return [argument];
        if (Directory.Exists(argument))
            return In(argument, All) is { Length: > 0 } found
                ? found
                : throw new FileNotFoundException($"{argument}: the folder holds no notebooks ({All}).");
        var (folder, pattern) = (Path.GetDirectoryName(argument) is { Length: > 0 } named ? named : ".", Path.GetFileName(argument));
        if (!pattern.AsSpan().ContainsAny('*', '?')) throw new FileNotFoundException($"{Path.GetFullPath(argument)}: no such file.");
        return Directory.Exists(folder) && In(folder, pattern) is { Length: > 0 } matches
            ? matches
            : throw new FileNotFoundException($"{argument}: no file is called so.");
    }

    private static string[] In(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal)];
}
