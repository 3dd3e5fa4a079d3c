using System.Text.Json.Nodes;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>What ended a cell before its end.</summary>
/// <param name="Name">The exception's type, or a word of the host: <c>CompilationError</c>, <c>UnknownMagic</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Traceback">Lines to show: the message, and where in which cell.</param>
/// <param name="Line">The line in the cell, from 1; null where none is to blame.</param>
public sealed record ErrorOutput(string Name, string Message, IReadOnlyList<string> Traceback, int? Line) : CellOutput
{
    /// <summary>Whether code of the cell threw it, and not the host.</summary>
    public bool IsThrown { get; init; }

    /// <inheritdoc/>
    public override string Kind => "error";

    /// <inheritdoc/>
    public override JsonObject Content(int number) =>
        new() { ["ename"] = Name, ["evalue"] = Message, ["traceback"] = new JsonArray([.. Traceback.Select(line => (JsonNode)line)]) };

    /// <summary>What the host has against a cell, before any of it ran.</summary>
    internal static ErrorOutput OfHost(string name, int cell, int line, string message)
    {
        var place = CellErrors.NameOf(cell);
        return new ErrorOutput(
            name, message, [message.StartsWith(place, StringComparison.Ordinal) ? message : $"{place}, line {line}: {message}"], line);
    }
}
