using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace AmazonRec.Data.Catalogs;

/// <summary>
/// Tells tags from texts with a '&lt;' in them, such as "x&lt;y" or "Dune &lt;deluxe&gt;": a tag has a name that HTML knows, or one with a
/// colon.
/// </summary>
internal static class HtmlTags
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = (
        "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button canvas "
        + "caption center cite code col colgroup "
        + "data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 "
        + "h2 h3 h4 h5 h6 head header hgroup "
        + "hr html i iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav nobr noembed noframes "
        + "noscript object ol optgroup option "
        + "output p param picture pre progress q rp rt ruby s samp script section select slot small source span strike strong style sub "
        + "summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xml")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text with each '&lt;' that begins no tag and no comment written as an entity.</summary>
    public static string WithoutLooseBrackets(string text)
    {
        StringBuilder? mended = null;
        var written = 0;
        for (var at = text.IndexOf('<'); at >= 0; at = text.IndexOf('<', at + 1))
        {
            if (Begins(text.AsSpan(at + 1))) continue;
            mended ??= new StringBuilder(text.Length + 16);
            mended.Append(text, written, at - written).Append("&lt;");
            written = at + 1;
        }

        return mended is null ? text : mended.Append(text, written, text.Length - written).ToString();
    }

    private static bool Begins(ReadOnlySpan<char> rest)
    {
        if (rest is ['!', ..] or ['?', ..]) return true;
        if (rest is ['/', ..]) rest = rest[1..];
        var end = rest.IndexOfAny(NameEnds);
        var name = end < 0 ? rest : rest[..end];
        return name is [>= 'a' and <= 'z' or >= 'A' and <= 'Z', ..] && (Names.Contains(name) || IsOfficeName(name));
    }

    /// <summary>Word writes tags such as o:p.</summary>
    private static bool IsOfficeName(ReadOnlySpan<char> name) =>
        name.IndexOf(':') is > 0 and var colon && colon + 1 < name.Length && !name.ContainsAnyExcept(OfficeName);

    private static readonly SearchValues<char> OfficeName = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:-_");
}
