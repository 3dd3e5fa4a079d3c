using AmazonRec.Figures;
using AmazonRec.Notebooks.Documents;

namespace AmazonRec.Notebooks.Running;

/// <summary>Outputs of a file that were made with other data than are at hand.</summary>
/// <param name="File">What the file's outputs were made with.</param>
/// <param name="Here">What is at hand.</param>
public sealed record OtherData(string File, string Here)
{
    /// <summary>The data that a status line among a cell's outputs tells of; null where there is none.</summary>
    internal static string? Of(NotebookCell cell) => cell.Outputs.Select(output => output?["data"]?[RunStatus.DataMimeType]?["data"]?.AsArray())
        .Where(labels => labels is not null).Select(labels => string.Join(" and ", labels!.Select(l => (string?)l))).FirstOrDefault();
}
