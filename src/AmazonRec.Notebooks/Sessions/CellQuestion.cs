using System.Text.Json.Nodes;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>A cell asks whoever sits before it for a line of text, and waits.</summary>
internal sealed record CellQuestion : CellOutput
{
    private readonly TaskCompletionSource<string> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public override string Kind => "input_request";

    /// <summary>The line, once somebody wrote it.</summary>
    public Task<string> Line => _answer.Task;

    public void Answer(string line) => _answer.TrySetResult(line);

    public void Refuse() => _answer.TrySetException(new NotSupportedException(CellInput.Refused));

    /// <inheritdoc/>
    public override JsonObject Content(int number) => new() { ["prompt"] = "", ["password"] = false };
}
