using System.Text;
using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Documents;
using AmazonRec.Studies.Pages;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AmazonRec.Notebooks.Reports;

/// <summary>
/// Markdown as a page shows it: with the pictures that the cell brings along, and without links that would run something.
/// </summary>
internal static class Prose
{
    private const string OfCell = "attachment:";
    private static readonly string[] Followed = ["http", "https", "mailto"];

    // Markup in prose stays text, and a formula stays the TeX that it is: a page holds what the notebook says, and nothing that a copied
    // notebook could smuggle in.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().UseFootnotes()
        .UseEmphasisExtras().UseAutoLinks().UseMathematics().DisableHtml().Build();

    /// <summary>The prose as markup.</summary>
    /// <param name="markdown">As it is written.</param>
    /// <param name="attachments">Pictures by name, each by MIME type.</param>
    /// <param name="contents">Of the page: takes its headings, and gives them names that no other cell's have.</param>
    /// <param name="links">Where links to files lead from the page; null to leave them as they are.</param>
    public static Html Write(string markdown, JsonObject? attachments = null, Contents? contents = null, PageLinks? links = null)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in contents is null ? [] : document.Descendants<HeadingBlock>().ToArray())
        {
            var attributes = heading.GetAttributes();
            attributes.Id = contents!.Add(heading.Level, attributes.Id ?? "section", WordsOf(heading));
        }

        foreach (var link in document.Descendants<LinkInline>().ToArray())
        {
            var url = link.Url ?? "";
            if (!link.IsImage)
            {
                link.Url = IsHarmless(url) ? links is null ? url : links.Of(url) : "#";
                if (link.Url is null) link.ReplaceBy(new ContainerInline()); // its words alone
            }
            else if (url.StartsWith(OfCell, StringComparison.OrdinalIgnoreCase))
            {
                var name = Uri.UnescapeDataString(url[OfCell.Length..]);
                if (PictureOf(attachments?[name] as JsonObject) is { } picture) link.Url = picture;
                else link.ReplaceBy(new LiteralInline($"[the picture {name} is missing in the notebook]"), copyChildren: false);
            }
            else if (links is not null)
            {
                link.Url = links.Picture(url);
                if (link.Url is null) link.ReplaceBy(new ContainerInline());
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsHarmless(link.Url))) link.Url = "#";
        return new Html(document.ToHtml(Pipeline).Replace("<table", "<div class=\"scroll\"><table", StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal)); // as markup in prose stays text, these are ours
    }

    private static string WordsOf(HeadingBlock heading) => string.Concat((heading.Inline?.Descendants() ?? []).Select(part => part switch
    {
        LiteralInline text => text.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => " ",
        _ => "",
    })).Trim();

    private static string? PictureOf(JsonObject? forms)
    {
        foreach (var (type, value) in forms ?? [])
        {
            if (type is not ("image/png" or "image/jpeg" or "image/gif" or "image/webp" or "image/svg+xml")) continue;
            var text = MultilineText.Read(value);
            var letters = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
            if (letters.Length > 0 && Convert.TryFromBase64String(letters, new byte[letters.Length], out _))
                return $"data:{type};base64,{letters}";
            if (type == "image/svg+xml" && text.Contains("<svg", StringComparison.Ordinal))
                return $"data:{type};base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}";
        }

        return null;
    }

    /// <summary>Whether a browser that follows a link goes to a page, and runs nothing.</summary>
    private static bool IsHarmless(string url)
    {
        var seen = string.Concat(url.Where(c => c > ' ')); // browsers pass over the others
        var end = seen.IndexOfAny([':', '/', '?', '#']);
        return end < 0 || seen[end] != ':' || Followed.Contains(seen[..end], StringComparer.OrdinalIgnoreCase);
    }
}
