using System.Text.RegularExpressions;

namespace AmazonRec.Notebooks.Sessions.Packages;

/// <summary>Lines of a cell that ask for packages: <c>#r "nuget: NAME, VERSION"</c>, <c>#i "nuget: SOURCE"</c>.</summary>
internal static partial class PackageLines
{
    /// <summary>The cell without those lines, of which blanks are left; what they ask for, or what is wrong with one.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="cell">Its number.</param>
    /// <param name="folder">Where the notebook is: folders of sources begin there.</param>
    public static (string Code, WantedPackages Wanted, int Line, ErrorOutput? Error) Read(string code, int cell, string folder)
    {
        if (!code.Contains("nuget:", StringComparison.OrdinalIgnoreCase)) return (code, WantedPackages.None, 0, null);
        var (root, lines, at, first) = (CellSyntax.Parse(code).GetRoot(), code.Split('\n'), 0, 0);
        var (versions, sources) = (new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase), new List<string>());
        for (var i = 0; i < lines.Length; at += lines[i].Length + 1, i++)
        {
            if (!Asks().IsMatch(lines[i]) || CellMagic.IsText(root, at + lines[i].IndexOf('#'))) continue;
            if (Package().Match(lines[i]) is { Success: true } package)
                versions[package.Groups["name"].Value] =
                    package.Groups["version"] is { Success: true } version ? version.Value.Trim() : null;
            else if (Source().Match(lines[i]) is { Success: true } source)
                sources.Add(Whole(source.Groups["source"].Value.Trim(), folder));
            else return (code, WantedPackages.None, 0, ErrorOutput.OfHost("PackageError", cell, i + 1,
                $"`{lines[i].Trim()}` is not understood. Write #r \"nuget: NAME\", #r \"nuget: NAME, VERSION\" or #i \"nuget: SOURCE\"."));
            if (first == 0) first = i + 1;
            lines[i] = new string(' ', lines[i].Length);
        }

        return (string.Join('\n', lines), new WantedPackages(versions, sources), first, null);
    }

    private const RegexOptions Line = RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture
        | RegexOptions.NonBacktracking;

    private static string Whole(string source, string folder) =>
        source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source, folder);

    [GeneratedRegex("""^\s*#\s*[ri]\s*"\s*nuget:""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Asks();

    [GeneratedRegex("""
        ^\s*\#\s*r\s*"\s*nuget:\s*(?<name>\w[\w.-]*)\s*(,\s*(?<version>[\w.*+\-\[\](), ]+))?"\s*;?\s*(//.*)?$
        """, Line)]
    private static partial Regex Package();

    [GeneratedRegex("""
        ^\s*\#\s*i\s*"\s*nuget:\s*(?<source>[^"]*[^"\s])\s*"\s*;?\s*(//.*)?$
        """, Line)]
    private static partial Regex Source();
}
