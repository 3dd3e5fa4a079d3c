using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>
/// Lines that are no C# but orders to a kernel: <c>#!name</c> of .NET Interactive, <c>%name</c> and <c>%%name</c> of IPython. The compiler
/// takes the first of the first kind for a comment, so a cell would run without what it asks for.
/// </summary>
internal static class CellMagic
{
    private const string Time = "time";

    /// <summary>The cell without the lines that say that it is C# and is to be timed; or why it can't run.</summary>
    public static (string Code, bool Timed, ErrorOutput? Error) Read(string code, int cell)
    {
        if (!code.Contains("#!", StringComparison.Ordinal) && !code.Contains('%')) return (code, false, null);
        var timed = false;
        var root = CellSyntax.Parse(code).GetRoot();
        var (lines, at, begun) = (code.Split('\n'), 0, false);
        for (var i = 0; i < lines.Length; at += lines[i].Length + 1, i++) // a line that is taken out leaves blanks: places stay
        {
            var line = lines[i].Trim();
            if (line.StartsWith("#!", StringComparison.Ordinal) && !IsText(root, at + lines[i].IndexOf('#')))
            {
                var name = line[2..].Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("");
                var alone = line.Length == name.Length + 2;
                if (alone && (CellLanguage.IsCSharp(name) || (name == Time && !begun))) lines[i] = new string(' ', lines[i].Length);
                else return (code, timed, CellLanguage.IsOther(name) ? Other(name, cell, i + 1, begun) : Unknown(line, cell, i + 1));
                timed |= name == Time;
            }
            else if (!begun && line.StartsWith('%'))
            {
                var name = line.TrimStart('%').Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("");
                return (
                    code,
                    timed,
                    line.StartsWith("%%", StringComparison.Ordinal) && CellLanguage.IsOther(name)
                        ? Other(name, cell, i + 1, begun)
                        : Unknown(line, cell, i + 1));
            }

            begun |= line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)
                && !line.StartsWith("#!", StringComparison.Ordinal);
        }

        return (string.Join('\n', lines), timed, null);
    }

    /// <summary>The language that a cell's first line names; null if it names none.</summary>
    public static string? LanguageOf(string code)
    {
        var first = code.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "";
        var name = first.StartsWith("#!", StringComparison.Ordinal)
            ? first[2..].Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("")
            : "";
        return CellLanguage.IsCSharp(name) || CellLanguage.IsOther(name) ? name : null;
    }

    private static ErrorOutput Other(string name, int cell, int line, bool begun) => ErrorOutput.OfHost("OtherLanguage", cell, line, begun
        ? $"{CellErrors.NameOf(cell)} turns to {CellLanguage.NameOf(name)} in line {line}, and this host runs C# alone. Take that part out."
        : CellLanguage.Refusal(cell, name));

    private static ErrorOutput Unknown(string line, int cell, int number) => ErrorOutput.OfHost("UnknownMagic", cell, number,
        line == $"#!{Time}"
            ? $"`{line}` times the whole cell: put it into the first line."
            : $"the magic `{line.Split((char[]?)null, 2)[0]}` is not known to this host, which knows `#!csharp`, `#!{Time}` in the first "
                + "line, `#r \"nuget: NAME, VERSION\"` and `#i \"nuget: SOURCE\"`. Take the line out.");

    /// <summary>Whether a place is within a string, a comment, or code that is left out.</summary>
    internal static bool IsText(SyntaxNode root, int at) =>
        root.FindToken(at).Span.Contains(at)
            || root.FindTrivia(at).Kind() is SyntaxKind.MultiLineCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
                or SyntaxKind.DisabledTextTrivia;
}
