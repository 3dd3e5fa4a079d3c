using System.Text;
using AmazonRec.Studies.Figures;

namespace AmazonRec.Notebooks.Reports.Formulas;

/// <summary>
/// TeX as MathML, which browsers draw without a script or a font of ours: the part of TeX that formulas of models and metrics are written in.
/// A command that is not known stands as it was written; a formula that can't be read, such as one with environments, is left to the caller.
/// </summary>
internal sealed class Formula
{
    private readonly string _tex;
    private int _at;

    private Formula(string tex) => _tex = tex;

    /// <summary>The formula as an element.</summary>
    /// <param name="tex">Without the dollars around it.</param>
    /// <param name="block">Whether it has lines of its own, so that sums have their limits above and below.</param>
    /// <exception cref="FormatException">Braces don't match, or something is missing.</exception>
    public static Html Write(string tex, bool block)
    {
        var reader = new Formula(tex);
        var row = reader.Row(closedBy: null);
        return new Html($"<math{(block ? " display=\"block\"" : "")}>{row}</math>");
    }

    private bool Ended => _at >= _tex.Length;

    private string Row(char? closedBy)
    {
        var row = new StringBuilder("<mrow>");
        for (Blanks(); !Ended && _tex[_at] != closedBy; Blanks()) row.Append(Scripted());
        if (closedBy is null) return row.Append("</mrow>").ToString();
        if (Ended) throw new FormatException($"'{closedBy}' is missing in the formula {_tex}");
        _at++;
        return row.Append("</mrow>").ToString();
    }

    /// <summary>An atom with what stands below and above it.</summary>
    private string Scripted()
    {
        var (atom, limits) = Atom();
        string? below = null, above = null;
        for (Blanks(); !Ended && _tex[_at] is '_' or '^'; Blanks())
        {
            if (_tex[_at++] == '_') below = below is null ? Argument() : throw new FormatException($"Two subscripts in the formula {_tex}");
            else above = above is null ? Argument() : throw new FormatException($"Two superscripts in the formula {_tex}");
        }

        return (below, above) switch
        {
            (null, null) => atom,
            (_, null) => limits ? $"<munder>{atom}{below}</munder>" : $"<msub>{atom}{below}</msub>",
            (null, _) => limits ? $"<mover>{atom}{above}</mover>" : $"<msup>{atom}{above}</msup>",
            _ => limits ? $"<munderover>{atom}{below}{above}</munderover>" : $"<msubsup>{atom}{below}{above}</msubsup>",
        };
    }

    private (string Element, bool HasLimits) Atom()
    {
        var c = _tex[_at++];
        if (c == '{') return (Row('}'), false);
        if (c == '\\') return Command();
        if (c is '}' or '_' or '^' or '&') throw new FormatException($"'{c}' stands alone in the formula {_tex}");
        if (char.IsAsciiDigit(c) || (c == '.' && !Ended && char.IsAsciiDigit(_tex[_at])))
        {
            var start = _at - 1;
            while (!Ended && (char.IsAsciiDigit(_tex[_at]) || (_tex[_at] == '.' && _at + 1 < _tex.Length && char.IsAsciiDigit(_tex[_at + 1])))) _at++;
            return (Element("mn", _tex[start.._at]), false);
        }

        if (char.IsLetter(c)) return (Element("mi", c.ToString()), false);
        return (c switch { '-' => Element("mo", "\u2212"), '|' => "<mo stretchy=\"false\">|</mo>", '\'' => Element("mo", "\u2032"), _ => Element("mo", c.ToString()) }, false);
    }

    private (string Element, bool HasLimits) Command()
    {
        var name = Name();
        if (FormulaSymbols.Spaces.TryGetValue(name, out var width)) return ($"<mspace width=\"{width}\"/>", false);
        if (FormulaSymbols.Letters.TryGetValue(name, out var letter)) return (Element("mi", letter), false);
        if (FormulaSymbols.Operators.TryGetValue(name, out var symbol)) return (Element("mo", symbol), name is "sum" or "prod");
        if (FormulaSymbols.Functions.Contains(name)) return (Element("mi", name), name is "min" or "max");
        if (FormulaSymbols.Accents.TryGetValue(name, out var accent)) return ($"<mover accent=\"true\">{Argument()}{Element("mo", accent)}</mover>", false);
        return name switch
        {
            "frac" => ($"<mfrac>{Argument()}{Argument()}</mfrac>", false),
            "sqrt" => ($"<msqrt>{Argument()}</msqrt>", false),
            "text" or "mathrm" or "operatorname" => (Element(name == "text" ? "mtext" : "mi", Verbatim()), false),
            "mathbf" => (Element("mi", Bold(Verbatim())), false),
            "left" or "right" => (Fence(), false),
            "begin" or "end" or "\\" => throw new FormatException($"\\{name} is beyond what formulas know: {_tex}"),
            _ => (Element("mtext", '\\' + name), false),
        };
    }

    /// <summary>A group or a single atom; never with scripts of its own.</summary>
    private string Argument()
    {
        Blanks();
        return Ended ? throw new FormatException($"The formula ends too early: {_tex}") : Atom().Element;
    }

    private string Fence()
    {
        Blanks();
        if (Ended) throw new FormatException($"The formula ends too early: {_tex}");
        var fence = _tex[_at++];
        if (fence == '\\') fence = Name() switch { "{" => '{', "}" => '}', "lVert" or "rVert" or "|" => '\u2016', var name => throw new FormatException($"\\{name} is no fence: {_tex}") };
        return fence == '.' ? "" : $"<mo stretchy=\"true\">{Encoded(fence.ToString())}</mo>";
    }

    /// <summary>The name of a command: letters, or one other character.</summary>
    private string Name()
    {
        var start = _at;
        while (!Ended && char.IsAsciiLetter(_tex[_at])) _at++;
        if (_at > start) return _tex[start.._at];
        return Ended ? throw new FormatException($"The formula ends too early: {_tex}") : _tex[_at++].ToString();
    }

    /// <summary>What stands between braces, as it is.</summary>
    private string Verbatim()
    {
        Blanks();
        var end = Ended || _tex[_at] != '{' ? -1 : _tex.IndexOf('}', _at);
        if (end < 0) throw new FormatException($"Braces are missing in the formula {_tex}");
        var text = _tex[(_at + 1)..end];
        _at = end + 1;
        return text;
    }

    private void Blanks()
    {
        while (!Ended && char.IsWhiteSpace(_tex[_at])) _at++;
    }

    /// <summary>Letters of Unicode's bold mathematical alphabet.</summary>
    private static string Bold(string text) => string.Concat(text.Select(c => c switch
    {
        >= 'A' and <= 'Z' => char.ConvertFromUtf32(0x1D400 + c - 'A'),
        >= 'a' and <= 'z' => char.ConvertFromUtf32(0x1D41A + c - 'a'),
        _ => c.ToString(),
    }));

    private static string Element(string name, string text) => $"<{name}>{Encoded(text)}</{name}>";

    private static string Encoded(string text) => Html.Of($"{text}").Text;
}
