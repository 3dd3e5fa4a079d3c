using System.Globalization;
using AmazonRec.Data;

namespace AmazonRec.Studies;

/// <summary>The one table that tells all: what was reported, what comes of it here, and what it is worth beside the yardstick, the tuned-bias baseline.</summary>
public static class Headline
{
    private const string Begin = "<!-- results -->";
    private const string End = "<!-- /results -->";

    /// <summary>A line for each result, numbered as in the chart: the model with the least clean RMSE.</summary>
    public static StudyTable Of(IReadOnlyList<StudyResult> results) => new(
        "The best model of each study, RMSE on its test rows",
        ["study", "data", "model", "reported", "as reported, ours", "clean, ours", "baseline, clean"],
        [.. Shown(results).Select((result, row) => Row(result, row + 1))]);

    /// <summary>The results that have a line: errors on synthesized data say nothing.</summary>
    public static IEnumerable<StudyResult> Shown(IReadOnlyList<StudyResult> results) => results.Where(r => r.DataKind != DataKind.Synthesized);

    /// <summary>The clean setting of a result, its best model there, and the yardstick.</summary>
    public static (SettingResult Clean, ModelResult Model, ModelResult Baseline) BestOf(StudyResult result)
    {
        var clean = result.Settings.FirstOrDefault(s => s.Protocol == Protocol.Clean) ?? result.Settings[0];
        return (clean, clean.Models.Where(m => !m.IsBaseline).MinBy(m => m.Rmse.Estimate) ?? clean.Yardstick(), clean.Yardstick());
    }

    /// <summary>A page with new text between its marks.</summary>
    /// <exception cref="FormatException">The page has no marks.</exception>
    public static string Splice(string page, string text)
    {
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        return begin >= 0 && end > begin
            ? $"{page[..(begin + Begin.Length)]}\n{text}\n{page[end..]}"
            : throw new FormatException($"The page has no {Begin} and {End} to put results between.");
    }

    private static IReadOnlyList<string> Row(StudyResult result, int number)
    {
        var (clean, model, baseline) = BestOf(result);
        var reported = result.Settings.FirstOrDefault(s => s.Protocol == Protocol.AsReported)?.Find(model.Name);
        return
        [
            $"{number} {result.Study}", $"{result.Data}{(result.DataKind == DataKind.Full ? "" : " (stand-in)")}", model.Name,
            result.DataKind == DataKind.Full && model.Reported?.Rmse is { } published ? Number(published) : "",
            reported is null ? "" : Number(reported.Rmse.Estimate),
            $"{Number(model.Rmse.Estimate)} [{Number(model.Rmse.Low)}, {Number(model.Rmse.High)}]",
            $"{Number(baseline.Rmse.Estimate)} ({baseline.Name})",
        ];
    }

    private static string Number(double value) => double.IsNaN(value) ? "-" : value.ToString("F3", CultureInfo.InvariantCulture);
}
