using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Text;

namespace AmazonRec.Data.Catalogs;

/// <summary>
/// Text without its markup. Only tags and entities are told apart and no tree is built, so that time grows with the text alone and no
/// nesting is too deep; and text with neither '&lt;' nor '&amp;' is not parsed at all.
/// </summary>
internal static class HtmlText
{
    private static readonly SearchValues<char> Markup = SearchValues.Create("<&");

    // These stand within words; all other tags separate them.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Inline =
        new[] { "a", "abbr", "b", "big", "code", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "tt", "u", "wbr" }
            .ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// The words of a text: tags removed, scripts and styles with all they hold, entities decoded, white space collapsed. A tag that the
    /// end of the text cuts short goes too, and so does the rest of one that was cut at the start, such as 'Magazines" /&gt;'. A '&lt;'
    /// that begins no tag known to HTML stays.
    /// </summary>
    public static string Plain(string text)
    {
        text = WithoutTornTag(text);
        return text.AsSpan().ContainsAny(Markup) ? WhiteSpace.Collapse(Words(text)) : WhiteSpace.Collapse(text);
    }

    /// <summary>What the first picture in a text stands for, as in &lt;img alt="Digital Music"/&gt;; empty if there is none.</summary>
    public static string AltOf(string text)
    {
        if (!text.Contains("<img", StringComparison.OrdinalIgnoreCase)) return "";
        using var source = new TextSource(text);
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        while (tokens.Get() is { Type: not HtmlTokenType.EndOfFile } token)
            if (token.IsStartTag("img")) return WhiteSpace.Collapse(token.AsTag().GetAttribute("alt"));
        return "";
    }

    private static string Words(string text)
    {
        using var source = new TextSource(HtmlTags.WithoutLooseBrackets(text));
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver)
        {
            SkipComments = true,
            SkipScriptText = true,
            SkipRawText = true,
        };
        var words = new StringBuilder(text.Length);
        while (true)
        {
            ref var token = ref tokens.GetStructToken();
            if (token.Type == HtmlTokenType.EndOfFile) return words.ToString();
            if (token.Type == HtmlTokenType.Character)
            {
                words.Append(token.Data.Memory.Span);
            }
            else if (token.Type is HtmlTokenType.StartTag or HtmlTokenType.EndTag)
            {
                var name = token.Name.Memory.Span;
                if (!Inline.Contains(name)) words.Append(' ');
                if (token.Type == HtmlTokenType.StartTag) tokens.State = StateAfter(name);
            }
        }
    }

    private static HtmlParseMode StateAfter(ReadOnlySpan<char> tag) => tag switch
    {
        "script" => HtmlParseMode.Script,
        "style" => HtmlParseMode.Rawtext,
        _ => HtmlParseMode.PCData,
    };

    /// <summary>The text behind a tag that has lost its start: it is told by its closing quote right before its end.</summary>
    private static string WithoutTornTag(string text)
    {
        var end = text.IndexOf('>');
        if (end < 1 || text.AsSpan(0, end).Contains('<')) return text;
        var before = text.AsSpan(0, end);
        return before is [.., '"'] or [.., '"', '/'] or [.., '"', ' ', '/'] ? text[(end + 1)..] : text;
    }
}
