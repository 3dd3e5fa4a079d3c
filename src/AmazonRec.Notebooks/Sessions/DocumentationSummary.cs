using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>The summary of a documentation comment, as plain words.</summary>
internal static partial class DocumentationSummary
{
    /// <summary>Null where there is none.</summary>
    /// <param name="comment">The comment's XML, with an element around it.</param>
    public static string? Read(string? comment)
    {
        if (string.IsNullOrWhiteSpace(comment)) return null;
        try
        {
            if (XElement.Parse(comment).DescendantsAndSelf("summary").FirstOrDefault() is not { } summary) return null;
            var words = new StringBuilder();
            foreach (var node in summary.DescendantNodes()) words.Append((node as XText)?.Value ?? (node is XElement e ? Name(e) : ""));
            return Blanks().Replace(words.ToString(), " ").Trim() is { Length: > 0 } read ? read : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>What an element without text stands for: <c>see cref="M:System.Console.Write(System.String)"</c> for Console.Write.</summary>
    private static string Name(XElement element)
    {
        if (!element.IsEmpty) return "";
        var name = (string?)element.Attribute("name") ?? (string?)element.Attribute("langword") ?? (string?)element.Attribute("cref") ?? "";
        var whole = Generic().Replace(name.Split('(')[0], "");
        return whole.Split(':') is [{ Length: 1 } kind, var path]
            ? string.Join('.', path.Split('.').TakeLast(kind is "T" or "N" ? 1 : 2))
            : whole;
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"`+\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Generic();
}
