using System.Text.Json.Nodes;
using AmazonRec.Figures;
using AmazonRec.Notebooks.Documents;

namespace AmazonRec.Notebooks.Running;

/// <summary>Outputs of a file that were made with other data than are at hand, or on another type of processor, where the last bits may differ.</summary>
/// <param name="File">What the file's outputs were made with.</param>
/// <param name="Here">What is at hand, and where.</param>
public sealed record OtherData(string File, string Here)
{
    /// <summary>The data and the processor that a status line among a cell's outputs tells of; null where there is none.</summary>
    internal static string? Of(NotebookCell cell) => cell.Outputs.Select(output => output?["data"]?[RunStatus.DataMimeType]).OfType<JsonObject>()
        .Select(status => $"{string.Join(" and ", (status["data"] as JsonArray ?? []).Select(label => (string?)label))} on {(string?)status["processor"]}").FirstOrDefault();
}
