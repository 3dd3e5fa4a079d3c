using System.Text.Json.Serialization;

namespace AmazonRec.Notebooks.Running;

/// <summary>Why a notebook did not run to its end.</summary>
/// <param name="Cell">The number of the cell, from 1, among those of code.</param>
/// <param name="Line">The line in it, from 1; null if none is to blame.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Traceback">The same with where, in lines.</param>
public sealed record CellFailure(int Cell, int? Line, string Message, IReadOnlyList<string> Traceback)
{
    /// <summary>Whether the message says by itself which cell it is about.</summary>
    [JsonIgnore]
    public bool NamesCell =>
        Message.StartsWith("cell ", StringComparison.Ordinal) || Message.StartsWith("before its first cell", StringComparison.Ordinal);
}
