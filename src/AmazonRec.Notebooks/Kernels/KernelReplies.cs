using System.Reflection;
using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Kernels;

/// <summary>What a kernel answers to questions that need no cell to run.</summary>
internal static class KernelReplies
{
    /// <summary>The answer; null for a question that is not known.</summary>
    public static JsonObject? To(Message request, CSharpSession session) => request.Type switch
    {
        "kernel_info_request" => Info(),
        "complete_request" => Complete(request.Content, session),
        "inspect_request" => Inspect(request.Content, session),
        "is_complete_request" => IsComplete(request.Content),
        "comm_info_request" => new() { ["status"] = "ok", ["comms"] = new JsonObject() },
        _ => null,
    };

    private static JsonObject Info() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = Message.Version,
        ["implementation"] = "amazonrec",
        ["implementation_version"] =
            typeof(KernelReplies).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? "",
        ["banner"] = "C# of AmazonRec",
        ["help_links"] = new JsonArray(),
        ["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = "14.0",
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
        },
    };

    private static JsonObject Complete(JsonObject content, CSharpSession session)
    {
        var (code, position) = Place(content);
        var completion = session.Complete(code, position);
        return new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. completion.Names.Select(name => (JsonNode)name)]),
            ["cursor_start"] = Points(code, completion.Start),
            ["cursor_end"] = Points(code, completion.End),
            ["metadata"] = new JsonObject(),
        };
    }

    private static JsonObject Inspect(JsonObject content, CSharpSession session)
    {
        var (code, position) = Place(content);
        var description = session.Describe(code, position);
        return new()
        {
            ["status"] = "ok",
            ["found"] = description is not null,
            ["data"] = description is null ? [] : new JsonObject { ["text/plain"] = description },
            ["metadata"] = new JsonObject(),
        };
    }

    private static JsonObject IsComplete(JsonObject content) =>
        CSharpSession.StateOf((string?)content["code"] ?? "") switch
        {
            CellState.Complete => new() { ["status"] = "complete" },
            CellState.Invalid => new() { ["status"] = "invalid" },
            _ => new() { ["status"] = "incomplete", ["indent"] = "    " },
        };

    /// <summary>Jupyter counts characters of Unicode, C# units of UTF-16.</summary>
    private static (string Code, int Position) Place(JsonObject content)
    {
        var code = (string?)content["code"] ?? "";
        var points = (int?)content["cursor_pos"] ?? int.MaxValue;
        return (code, code.EnumerateRunes().Take(Math.Max(points, 0)).Sum(rune => rune.Utf16SequenceLength));
    }

    private static int Points(string code, int position) => code.AsSpan(0, position).ToString().EnumerateRunes().Count();
}
