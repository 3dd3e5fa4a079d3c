namespace AmazonRec.Cli.Terminal;

/// <summary>Words as a command line that a shell takes apart to the same words.</summary>
internal static class ShellWords
{
    private const string Plain = "_./:=,@%+-"; // beside letters and digits

    /// <summary>The line: words that a shell would change stand in single quotes.</summary>
    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    private static string Quote(string word) => word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
