using System.Globalization;
using AmazonRec.Studies.Pages;

namespace AmazonRec.Notebooks.Reports.Terminals;

/// <summary>The colours of terminals that a page uses. They stand in its one sheet of style: its policy takes no style elsewhere.</summary>
internal sealed class TerminalColours
{
    private const double Middle = 0.18; // of luminance: where black letters and white ones are equally easy to read

    // The sixteen that programs choose by number, so that they can be read on a light page and on a dark one.
    private static readonly string[] Light =
        "1a1a1a b3261e 1b6e2b 8a5a00 0b57d0 8b2fb8 00697a 6b6b6b 5a5a5a c4341f 137333 8f6400 1a62e0 9c3bd1 007083 5f6368".Split(' ');
    private static readonly string[] Dark =
        "9a9a9a ff8a80 7fd18f e6c05c 8ab4ff d6a5f0 6fd3e0 d0d0d0 a8a8a8 ffab9f 9fe3a8 f0d27a adc8ff e5c2f7 9be3ec ffffff".Split(' ');
    private readonly SortedSet<string> _fronts = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _backs = new(StringComparer.Ordinal);

    /// <summary>What the page's sheet has to say of what was marked.</summary>
    public string Style
    {
        get
        {
            var numbered = _fronts.Where(f => f[0] == 't').Select(f => int.Parse(f[1..], CultureInfo.InvariantCulture)).ToArray();
            var rules = _fronts.Select(f => $".f-{f} {{ color: {(f[0] == 't' ? $"var(--{f})" : $"#{f}")}; }}")
                .Concat(_backs.Select(b => $".b-{b} {{ background: #{b}; }}"));
            return numbered.Length + _fronts.Count + _backs.Count == 0 ? Shapes : $$"""
                {{Shapes}}
                :root { {{Of(Light)}} }
                @media screen and (prefers-color-scheme: dark) { :root { {{Of(Dark)}} } }
                {{string.Join('\n', rules)}}
                """;

            string Of(string[] palette) => string.Join(' ', numbered.Select(n => $"--t{n}: #{palette[n]};"));
        }
    }

    private static string Shapes =>
        ".bold { font-weight: 700; } .faint { opacity: .7; } .italic { font-style: italic; } .under { text-decoration: underline; } "
        + ".struck { text-decoration: line-through; } .inverse { color: var(--back); background: var(--text); }";

    /// <summary>Text in a style.</summary>
    public Html Mark(string text, TerminalStyle style)
    {
        if (style == default) return Html.Of($"{text}");
        var classes = new List<string>();
        if (style.Bold) classes.Add("bold");
        if (style.Faint) classes.Add("faint");
        if (style.Italic) classes.Add("italic");
        if (style.Underlined) classes.Add("under");
        if (style.Struck) classes.Add("struck");
        var (front, back) = style.Inverse ? (style.Back, Solid(style.Front)) : (style.Front, style.Back);
        if (style.Inverse && front is null && back is null) classes.Add("inverse");
        else if (back is not null && front is null) front = Luminance(back) > Middle ? "000000" : "ffffff";
        if (front is not null && _fronts.Add(front) | true) classes.Add($"f-{front}");
        if (back is not null && _backs.Add(back) | true) classes.Add($"b-{back}");
        return Html.Of($"<span class=\"{string.Join(' ', classes)}\">{text}</span>");
    }

    private static string? Solid(string? front) =>
        front is ['t', .. var number] ? Light[int.Parse(number, CultureInfo.InvariantCulture)] : front;

    /// <summary>WCAG 2.2, relative luminance.</summary>
    private static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3).Select(i => Convert.ToInt32(colour.Substring(2 * i, 2), 16) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
