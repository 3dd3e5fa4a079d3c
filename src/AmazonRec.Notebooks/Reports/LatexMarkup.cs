using System.Text.RegularExpressions;
using AmazonRec.Studies.Figures;

namespace AmazonRec.Notebooks.Reports;

/// <summary>An output of LaTeX: its formulas as MathML, what stands between them as text, and what can't be read as the code it is.</summary>
internal static partial class LatexMarkup
{
    public static Html Write(string latex)
    {
        var pieces = new List<Html>();
        var at = 0;
        foreach (Match formula in Marked().Matches(latex))
        {
            Text(latex[at..formula.Index]);
            var (inside, block) = formula.Groups["line"] is { Success: true } line ? (line.Value, false) : (formula.Groups["block"].Value, true);
            pieces.Add(Formula(inside, block));
            at = formula.Index + formula.Length;
        }

        if (pieces.Count == 0 && Command().IsMatch(latex)) return Formula(latex.Trim(), block: true); // without marks around it
        Text(latex[at..]);
        return new Html(string.Concat(pieces.Select(p => p.Text)));

        void Text(string text)
        {
            if (text.Length > 0) pieces.Add(Html.Of($"{text.Replace("\\$", "$", StringComparison.Ordinal)}"));
        }
    }

    private static Html Formula(string tex, bool block)
    {
        try
        {
            return Reports.Formulas.Formula.Write(tex.Replace("\\displaystyle", "", StringComparison.Ordinal), block);
        }
        catch (FormatException)
        {
            return Html.Of($"<code>{tex.Trim()}</code>");
        }
    }

    [GeneratedRegex(
        @"\$\$(?<block>.+?)\$\$|\\\[(?<block>.+?)\\\]|\\begin\{(?<name>equation|displaymath|math)(?<star>\*?)\}(?<block>.+?)\\end\{\k<name>\k<star>\}|\\\((?<line>.+?)\\\)|(?<!\\)\$(?<line>[^$]+?)(?<!\\)\$",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marked();

    [GeneratedRegex(@"\\[a-zA-Z]|[_^]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Command();
}
