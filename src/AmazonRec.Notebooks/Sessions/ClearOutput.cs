using System.Text.Json.Nodes;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>What the cell showed so far is to go.</summary>
/// <param name="Wait">Not before it shows something new, so that nothing flickers.</param>
public sealed record ClearOutput(bool Wait) : CellOutput
{
    /// <inheritdoc/>
    public override string Kind => "clear_output";

    /// <inheritdoc/>
    public override JsonObject Content(int number) => new() { ["wait"] = Wait };
}
