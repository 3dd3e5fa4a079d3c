using System.Text;
using AmazonRec.Studies.Pages;

namespace AmazonRec.Notebooks.Reports.Terminals;

/// <summary>
/// Text as a terminal would show it at its end: in colours, a line that was written anew only as it was last, and without the other orders
/// to terminals (ECMA-48), which a page has no use for.
/// </summary>
internal sealed class TerminalText
{
    private const char Escape = '\x1b';
    private const char Bell = '\a';
    private const char ShortOrder = '\x9b'; // an order without its escape
    private readonly string _text;
    private readonly TerminalColours? _colours;
    private readonly StringBuilder _done = new();
    private readonly List<(char Letter, TerminalStyle Style)> _line = [];
    private TerminalStyle _style;
    private bool _anew;

    private TerminalText(string text, TerminalColours? colours) => (_text, _colours) = (text, colours);

    /// <summary>The text as markup.</summary>
    /// <param name="text">With orders to terminals in it.</param>
    /// <param name="colours">Those of the page, which take in what is used.</param>
    public static Html Write(string text, TerminalColours colours) => new(new TerminalText(text, colours).Read());

    /// <summary>The text without colours.</summary>
    public static string Plain(string text) => new TerminalText(text, colours: null).Read();

    private string Read()
    {
        for (var at = 0; at < _text.Length;)
        {
            var letter = _text[at++];
            if (letter == Escape) at = Order(at);
            else if (letter == ShortOrder) at = Sequence(at);
            else if (letter == '\n') EndLine(letter);
            else if (letter == '\r') _anew = true;
            else if (letter == '\b') Back();
            else if (letter == '\t' || !char.IsControl(letter)) Put(letter);
        }

        EndLine(end: null);
        return _done.ToString();
    }

    private void Put(char letter)
    {
        if (_anew) _line.Clear();
        _anew = false;
        _line.Add((letter, _style));
    }

    private void Back()
    {
        if (_line.Count > 0) _line.RemoveAt(_line.Count - 1);
    }

    private void EndLine(char? end)
    {
        for (var i = 0; i < _line.Count;)
        {
            var (first, style) = (i, _line[i].Style);
            while (i < _line.Count && _line[i].Style == style) i++;
            var piece = string.Concat(_line[first..i].Select(l => l.Letter));
            _done.Append(_colours is null ? piece : _colours.Mark(piece, style).Text);
        }

        _line.Clear();
        _anew = false;
        if (end is { } letter) _done.Append(letter);
    }

    /// <summary>What stands behind an escape; returns the place behind it.</summary>
    private int Order(int at)
    {
        if (at >= _text.Length) return at;
        var kind = _text[at++];
        return kind switch
        {
            '[' => Sequence(at),
            ']' or 'P' or 'X' or '^' or '_' => Words(at),
            >= ' ' and <= '/' => Math.Min(at + 1, _text.Length), // the choice of an alphabet has a letter more
            '\n' => at - 1,
            _ => at,
        };
    }

    private int Sequence(int at)
    {
        var start = at;
        while (at < _text.Length && _text[at] is >= ' ' and <= '?') at++;
        if (at >= _text.Length || _text[at] is < '@' or > '~') return at; // broken off
        if (_text[at] == 'm' && _text[start..at].All(c => char.IsAsciiDigit(c) || c is ';' or ':')) _style = _style.After(_text[start..at]);
        return at + 1;
    }

    /// <summary>Titles of windows, links and the like: up to a bell or an escape and a backslash, and never beyond the line.</summary>
    private int Words(int at)
    {
        while (at < _text.Length && _text[at] != '\n')
        {
            if (_text[at] == Bell) return at + 1;
            if (_text[at] == Escape) return at + 1 < _text.Length && _text[at + 1] == '\\' ? at + 2 : at;
            at++;
        }

        return at;
    }
}
