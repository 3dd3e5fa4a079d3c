using System.Text.RegularExpressions;

namespace AmazonRec.Data.Catalogs;

/// <summary>
/// Tells scraps of a page's scripts and styles, which scrapers took for titles (Amazon 2018: "var aPageStart = (new Date()).getTime();
/// ..."). It is told by how statements begin, so that a title with a word such as "var" or with braces stays one.
/// </summary>
internal static partial class ScriptText
{
    /// <summary>Whether a text is one.</summary>
    public static bool Is(string text) => text.AsSpan().ContainsAny("=({/") && (Script().IsMatch(text) || Style().IsMatch(text));

    /// <summary>A declaration, an assignment to the page, a function, a call of one that loads, or a comment that hides them.</summary>
    [GeneratedRegex(
        """
        ^\s*(
          (var|let|const)\s+[A-Za-z_$][\w$]*\s*(=[^=]|,\s*[\w$]+\s*=)
        | (window|document|navigator|jQuery|\$)(\.[A-Za-z_$][\w$]*|\[)[^;]*(=|\(|\])
        | [(!]?\s*function\s*[\w$]*\s*\([^)]*\)\s*\{
        | (if|for|while)\s*\([^)]*\)\s*(\{|[\w$]+(\.[\w$]+)*(\s*=[^=]|\())
        | try\s*\{
        | (P|ue|uet|ues)(\.[a-z]\w*)+\(
        | \$\(\s*(document|function|['"])
        | (//|/\*)\s*(<!\[CDATA\[|<!--)
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking)]
    private static partial Regex Script();

    /// <summary>Rules of style: a selector and declarations in braces.</summary>
    [GeneratedRegex(
        """^\s*([.#@*]|(body|html|div|span|table|td|tr|ul|li|img|a|p|h[1-6])\b)[^{};]*\{\s*([\w\-]+\s*:[^{}]*[;}]|[.#@])""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Style();
}
