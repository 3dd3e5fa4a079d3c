using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AmazonRec.Notebooks.Cells;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>A value in every form that a reader may be able to show.</summary>
internal static class MimeBundle
{
    private const string Plain = "text/plain";
    private static readonly JsonSerializerOptions Numbers = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>All forms that a value has.</summary>
    public static JsonObject Create(object? value)
    {
        if (value is HtmlContent html) return new JsonObject { ["text/html"] = html.Markup, [Plain] = html.Markup };
        var bundle = new JsonObject();
        if (value is not null && TypeFormatters.For(value.GetType()) is { } formatters)
            foreach (var (type, text) in formatters.Write(value)) bundle[type] = IsJson(type) ? JsonNode.Parse(text) : text;
        if (!bundle.ContainsKey(Plain)) bundle[Plain] = PlainText.Write(value);
        return bundle;
    }

    /// <summary>A value in the forms that are asked for: its own, or one that is made of its words.</summary>
    /// <param name="value">The value.</param>
    /// <param name="types">MIME types; none for all forms that the value has.</param>
    public static JsonObject Create(object? value, IReadOnlyList<string> types)
    {
        var own = Create(value);
        return types.Count == 0
            ? own
            : new JsonObject(
                types.Distinct(StringComparer.Ordinal)
                    .Select(type => KeyValuePair.Create(type, own[type]?.DeepClone() ?? Made(value, type))));
    }

    /// <summary>Text that is already written in a form.</summary>
    /// <exception cref="JsonException">It is to be JSON, and is none.</exception>
    public static JsonObject Written(string text, string type) => new() { [type] = IsJson(type) ? JsonNode.Parse(text) : text };

    /// <summary>Whether values of a type are JSON, and not text.</summary>
    public static bool IsJson(string type) =>
        type.EndsWith("/json", StringComparison.Ordinal) || type.EndsWith("+json", StringComparison.Ordinal);

    private static JsonNode? Made(object? value, string type)
    {
        if (IsJson(type)) return JsonSerializer.SerializeToNode(value, Numbers);
        var words = PlainText.Write(value);
        return type == "text/html" ? $"<pre>{WebUtility.HtmlEncode(words)}</pre>" : words;
    }
}
