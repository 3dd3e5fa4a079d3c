using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Documents;
using AmazonRec.Studies.Figures;
using AmazonRec.Synthesis;

namespace AmazonRec.Notebooks.Running;

/// <summary>What a status line tells of what numbers depend on.</summary>
/// <param name="Labels">The data.</param>
/// <param name="Processor">Its type.</param>
internal sealed record StatusData(IReadOnlyList<string> Labels, string Processor)
{
    /// <summary>The data in words.</summary>
    public string Names => Labels.Count == 0 ? "no data" : string.Join(" and ", Labels);

    /// <summary>That of a cell's outputs; null where there is none.</summary>
    public static StatusData? Read(NotebookCell cell) =>
        cell.Outputs.Select(output => output?["data"]?[RunStatus.DataMimeType]).OfType<JsonObject>()
        .Select(
            status =>
                new StatusData(
                    [.. (status["data"] as JsonArray ?? []).Select(label => (string?)label ?? "")],
                    (string?)status["processor"] ?? "")).FirstOrDefault();

    /// <summary>Whether real data of these are not among others.</summary>
    public bool IsLostIn(StatusData other) => Labels.Except(other.Labels, StringComparer.Ordinal).Any(label => label != Sample.Label);

    /// <inheritdoc/>
    public override string ToString() => $"{Names} on {Processor}";
}
