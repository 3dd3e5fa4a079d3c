using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using AmazonRec.Notebooks.Documents;
using AmazonRec.Notebooks.Reports.Terminals;
using AmazonRec.Notebooks.Sessions;
using AmazonRec.Studies.Pages;

namespace AmazonRec.Notebooks.Reports;

/// <summary>What cells show, on a page that needs no script; with figures for one that may run.</summary>
internal static class OutputMarkup
{
    private const string Plotly = "application/vnd.plotly.v1+json";
    private static readonly string[] Pictures = ["image/png", "image/jpeg", "image/gif", "image/webp"];
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.Default }; // <, > and & as numbers
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An output as markup.</summary>
    /// <param name="output">As its file has it.</param>
    /// <param name="colours">Of the page.</param>
    /// <param name="figures">Whether a figure's data go with its picture, for a script to draw.</param>
    /// <param name="links">Where links to files lead from the page.</param>
    public static Html Write(JsonObject output, TerminalColours colours, bool figures, PageLinks? links = null) => (string?)output["output_type"] switch
    {
        "stream" =>
            Html.Of(
                $"<pre class=\"out {(string?)output["name"]}\">{TerminalText.Write(MultilineText.Read(output["text"]), colours)}</pre>"),
        "error" => Html.Of($"<pre class=\"out error\">{TerminalText.Write(Traceback(output), colours)}</pre>"),
        _ => output["data"] is not JsonObject data ? default
            : figures && data[Plotly] is JsonObject figure ? Figure(figure, Best(data, colours, links)) : Best(data, colours, links),
    };

    /// <summary>A picture with the figure's data behind it; no word of them can end the element that holds them.</summary>
    private static Html Figure(JsonObject figure, Html picture) => Html.Of($"""
        <div class="figure">{picture}<script type="application/json">{new Html(figure.ToJsonString(Compact))}</script></div>
        """);

    private static string Traceback(JsonObject error) => error["traceback"] is JsonArray { Count: > 0 } lines
        ? string.Join('\n', lines.Select(line => (string?)line))
        : $"{(string?)error["ename"]}: {(string?)error["evalue"]}";

    /// <summary>The best form that needs no script: a picture, then markup, then words.</summary>
    private static Html Best(JsonObject data, TerminalColours colours, PageLinks? links)
    {
        if (data["image/svg+xml"] is { } svg) return Svg(MultilineText.Read(svg));
        foreach (var type in Pictures)
            if (data[type] is { } picture)
                return Picture(TerminalText.Plain(Words(data)), type, string.Concat(MultilineText.Read(picture).Where(c => !char.IsWhiteSpace(c))));
        if (data["text/html"] is { } html) return Html.Of($"<div class=\"out scroll\">{new Html(MultilineText.Read(html))}</div>");
        if (data["text/markdown"] is { } prose)
            return Html.Of($"<div class=\"out\">{Prose.Write(MultilineText.Read(prose), links: links)}</div>");
        if (data.ContainsKey("application/json")) return JsonText(data["application/json"]);
        if (data.ContainsKey("text/plain")) return Html.Of($"<pre class=\"out\">{TerminalText.Write(Words(data), colours)}</pre>");
        if (data.FirstOrDefault(form => MimeBundle.IsJson(form.Key)) is { Key: not null } json) return JsonText(json.Value);
        if (data.FirstOrDefault(form => form.Key.StartsWith("text/", StringComparison.Ordinal)) is { Key: not null } text)
            return Html.Of($"<pre class=\"out\">{MultilineText.Read(text.Value)}</pre>");
        return data.Count == 0
            ? default
            : Html.Of($"<p class=\"soft\">An output that pages can't show: {string.Join(", ", data.Select(form => form.Key))}.</p>");
    }

    private static Html JsonText(JsonNode? json) => Html.Of($"<pre class=\"out\">{json?.ToJsonString(Indented) ?? "null"}</pre>");

    /// <summary>As a picture, so that its style stays its own.</summary>
    private static Html Svg(string svg) => Picture(TitleOf(svg), "image/svg+xml", Convert.ToBase64String(Encoding.UTF8.GetBytes(svg)));

    private static Html Picture(string words, string type, string base64) =>
        Html.Of($"<img class=\"out\" alt=\"{words}\" src=\"data:{type};base64,{base64}\">");

    private static string TitleOf(string svg)
    {
        try
        {
            return XDocument.Parse(svg).Root!.Elements().FirstOrDefault(e => e.Name.LocalName == "title")?.Value ?? "picture";
        }
        catch (XmlException)
        {
            return "picture";
        }
    }

    private static string Words(JsonObject data) => MultilineText.Read(data["text/plain"]);
}
