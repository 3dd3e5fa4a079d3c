using System.Globalization;
using AmazonRec.Studies.Pages;

namespace AmazonRec.Notebooks.Reports;

/// <summary>The places of a page that links can name, each by a name of its own, and the headings among them.</summary>
internal sealed class Contents
{
    private const int First = 2; // the page's title is none of its parts
    private const int Last = 3;
    private const string EndOfTitle = "</h1>";

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<(int Level, string Anchor, string Text)> _headings = [];

    /// <summary>Rules for the list: beside the text where there is room for it, else folded above it; not on paper.</summary>
    public const string Style = """
        nav.contents ul { list-style: none; padding-left: 0; margin: .3rem 0; } nav.contents li { margin: .25rem 0; line-height: 1.35; } nav.contents li.sub { padding-left: 1rem; font-size: .92em; }
        nav.contents a { color: var(--soft); text-decoration: none; } nav.contents a:hover { color: var(--text); text-decoration: underline; }
        nav.contents.margin { display: none; } nav.contents details { background: var(--card); padding: .3rem .8rem; margin: .8rem 0; }
        @media screen and (min-width: 75rem) {
          body { max-width: 74rem; } .listed { display: grid; grid-template-columns: 14rem minmax(0, 1fr); column-gap: 2.5rem; }
          nav.contents.margin { display: block; position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow-y: auto; font-size: .88rem; padding-top: .8rem; } nav.contents.top { display: none; }
        }
        @media print { nav.contents, nav.contents.margin { display: none; } }
        """;

    /// <summary>Takes a name that no other place of the page has: the wanted one, or one with a number behind it.</summary>
    public string Take(string wanted)
    {
        var name = wanted;
        for (var n = 2; !_taken.Add(name); n++) name = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{n}");
        return name;
    }

    /// <summary>Takes a heading into the list.</summary>
    /// <param name="level">1 for the page's title.</param>
    /// <param name="anchor">What links would like to call it.</param>
    /// <param name="text">Its words.</param>
    /// <returns>What links call it.</returns>
    public string Add(int level, string anchor, string text)
    {
        var name = Take(anchor);
        if (level is >= First and <= Last && text.Length > 0) _headings.Add((level, name, text));
        return name;
    }

    /// <summary>The page's text with the list; without it where there are no two headings to choose between.</summary>
    /// <param name="body">All below the title.</param>
    public Html Around(Html body)
    {
        if (_headings.Count < 2) return body;
        var list = Html.Of($"""
            <ul>
            {Html.Join(_headings.Select(h => Html.Of($"<li{new Html(h.Level == First ? "" : " class=\"sub\"")}><a href=\"#{Uri.EscapeDataString(h.Anchor)}\">{h.Text}</a></li>")))}
            </ul>
            """);
        var folded = Html.Of($"""<nav class="contents top" aria-label="Contents"><details><summary>Contents</summary>{list}</details></nav>""");
        var title = body.Text.IndexOf(EndOfTitle, StringComparison.Ordinal) is var at and >= 0 ? at + EndOfTitle.Length : 0;
        return Html.Of($"""
            <div class="listed">
            <nav class="contents margin" aria-label="Contents">{list}</nav>
            <main>
            {new Html(body.Text.Insert(title, folded.Text))}
            </main>
            </div>
            """);
    }
}
