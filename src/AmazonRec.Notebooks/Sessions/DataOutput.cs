using System.Text.Json.Nodes;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>A value that a cell displayed, or its trailing expression.</summary>
/// <param name="Data">The value by MIME type.</param>
/// <param name="IsResult">Whether it is the trailing expression.</param>
public sealed record DataOutput(JsonObject Data, bool IsResult) : CellOutput
{
    /// <summary>What messages have beside what files keep.</summary>
    internal const string Transient = "transient";

    /// <summary>What it can be replaced by; null if it can't be.</summary>
    public string? DisplayId { get; init; }

    /// <inheritdoc/>
    public override string Kind => IsResult ? "execute_result" : "display_data";

    /// <inheritdoc/>
    public override JsonObject Content(int number)
    {
        var content = new JsonObject { ["data"] = Data.DeepClone(), ["metadata"] = new JsonObject() };
        if (IsResult) content["execution_count"] = number;
        if (DisplayId is not null) content[Transient] = new JsonObject { ["display_id"] = DisplayId };
        return content;
    }
}
