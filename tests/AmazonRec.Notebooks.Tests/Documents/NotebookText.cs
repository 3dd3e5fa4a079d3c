using System.Text.Json;
using System.Text.Json.Nodes;

namespace AmazonRec.Notebooks.Tests.Documents;

/// <summary>Notebooks for tests, with things in them that nobody here knows.</summary>
internal static class NotebookText
{
    public static string Of(params (string Source, string? Tag)[] cells) => new JsonObject
    {
        ["cells"] = new JsonArray(
        [
            new JsonObject
            {
                ["cell_type"] = "markdown",
                ["id"] = "prose",
                ["metadata"] = new JsonObject { ["future"] = 1.50 },
                ["attachments"] = new JsonObject(),
                ["source"] = new JsonArray("# Ünïcode <b>\n", "text"),
            },
            .. cells.Select((cell, i) => (JsonNode)new JsonObject
            {
                ["cell_type"] = "code", ["execution_count"] = null, ["id"] = $"cell-{i}", ["unknown"] = "kept",
                ["metadata"] = cell.Tag is null ? [] : new JsonObject { ["tags"] = new JsonArray(cell.Tag) },
                ["outputs"] = new JsonArray(), ["source"] = cell.Source,
            }),
        ]),
        ["metadata"] = new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["language"] = "C#", ["name"] = ".net-csharp" },
            ["widgets"] = new JsonObject { ["x"] = 1 },
        },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
        ["zebra"] = true,
    }.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
