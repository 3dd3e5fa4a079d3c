using System.Text.Json.Nodes;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>A value in the place of one that was displayed before.</summary>
/// <param name="DisplayId">Of the earlier one.</param>
/// <param name="Data">The value by MIME type.</param>
public sealed record UpdateOutput(string DisplayId, JsonObject Data) : CellOutput
{
    /// <inheritdoc/>
    public override string Kind => "update_display_data";

    /// <inheritdoc/>
    public override JsonObject Content(int number) =>
        new()
        {
            ["data"] = Data.DeepClone(),
            ["metadata"] = new JsonObject(),
            [DataOutput.Transient] = new JsonObject { ["display_id"] = DisplayId },
        };
}
