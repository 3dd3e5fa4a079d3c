using System.Text.Json;
using AmazonRec.Data.Storage;
using AmazonRec.Studies.External;

namespace AmazonRec.Studies.Results;

/// <summary>The results of studies as <c>reproduce</c> keeps them, a JSON file each; those on the synthetic sample are left out.</summary>
/// <param name="Studies">By name of their files.</param>
/// <param name="External">The checks with published figures; null where they have not been made.</param>
public sealed record ResultsFolder(IReadOnlyList<StudyResult> Studies, ExternalResult? External)
{
    /// <summary>All results of a folder. Files of other kinds are passed over.</summary>
    /// <exception cref="FormatException">A file is damaged.</exception>
    public static ResultsFolder Read(string folder)
    {
        var checks = Path.Combine(folder, ExternalResult.FileName);
        return new(
            [
                .. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Where(IsStudy).Select(Json.Read<StudyResult>)
                .Where(r => r.DataKind != DataKind.Sample)],
            File.Exists(checks) ? Json.Read<ExternalResult>(checks) : null);
    }

    private static bool IsStudy(string path)
    {
        using var stream = File.OpenRead(path);
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.TryGetProperty("settings", out _);
    }
}
