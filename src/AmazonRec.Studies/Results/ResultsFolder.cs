using System.Text.Json;
using AmazonRec.Data.Storage;
using AmazonRec.Studies.External;
using AmazonRec.Studies.Lists;

namespace AmazonRec.Studies.Results;

/// <summary>The results of studies as <c>reproduce</c> keeps them, a JSON file each; those on the synthetic sample are left out.</summary>
/// <param name="Studies">By name of their files.</param>
/// <param name="External">The checks with published figures; null where they have not been made.</param>
public sealed record ResultsFolder(IReadOnlyList<StudyResult> Studies, ExternalResult? External)
{
    /// <summary>The results of studies of lists, likewise.</summary>
    public IReadOnlyList<ListResult> Lists { get; init; } = [];

    /// <summary>All results of a folder. Files of other kinds are passed over.</summary>
    /// <exception cref="FormatException">A file is damaged.</exception>
    public static ResultsFolder Read(string folder)
    {
        var checks = Path.Combine(folder, ExternalResult.FileName);
        string[] files = [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)];
        return new(
            [.. files.Where(file => Has(file, "settings")).Select(Json.Read<StudyResult>).Where(r => r.DataKind != DataKind.Sample)],
            File.Exists(checks) ? Json.Read<ExternalResult>(checks) : null)
        {
            Lists = [
                .. files.Where(file => Has(file, "listStudy")).Select(Json.Read<ListResult>).Where(r => r.DataKind != DataKind.Sample)],
        };
    }

    private static bool Has(string path, string property)
    {
        using var stream = File.OpenRead(path);
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.TryGetProperty(property, out _);
    }
}
