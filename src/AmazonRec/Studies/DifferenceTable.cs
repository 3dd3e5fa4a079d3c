using System.Globalization;

namespace AmazonRec.Studies;

/// <summary>What the difference between a study's numbers as reported and clean is due to.</summary>
public static class DifferenceTable
{
    /// <summary>
    /// For each model its RMSE as reported less clean, how far each setting that changes one thing goes of that way, and the one that goes
    /// farthest. The parts need not add up to the whole: flaws help or hinder each other. No rows where no setting changes one thing.
    /// </summary>
    public static StudyTable Of(StudyResult result)
    {
        var reported = result.Settings.FirstOrDefault(s => s.Protocol == Data.Protocol.AsReported && s.Varies is null);
        var clean = result.Settings.FirstOrDefault(s => s.Protocol != Data.Protocol.AsReported && s.Varies is null);
        var ablations = result.Settings.Where(s => s.Varies is not null && (s.Varies == reported?.Name || s.Varies == clean?.Name)).ToArray();
        if (reported is null || clean is null || ablations.Length == 0) return new StudyTable("", [], []);
        var names = clean.Models.Select(m => m.Name).Where(name => reported.Find(name) is not null);
        return new StudyTable(
            $"What the difference is due to: RMSE, {reported.Name} less {clean.Name}, and how much of it one change alone makes",
            ["model", "difference", .. ablations.Select(s => s.Name), "most by"],
            [.. names.Select(Row)]);

        IReadOnlyList<string> Row(string name)
        {
            var whole = Of(reported, name) - Of(clean, name);
            var parts = ablations.Select(s => s.Varies == clean.Name ? Of(s, name) - Of(clean, name) : Of(reported, name) - Of(s, name)).ToArray();
            var most = Enumerable.Range(0, parts.Length).Where(at => parts[at] * whole > 0).OrderByDescending(at => Math.Abs(parts[at])).FirstOrDefault(-1);
            return [name, Signed(whole), .. parts.Select(Signed), most < 0 ? "none of them" : $"{ablations[most].Name}, {Percent(parts[most] / whole)}"];
        }
    }

    private static double Of(SettingResult setting, string model) => setting.Find(model)?.Rmse.Estimate ?? double.NaN;

    private static string Percent(double share) => $"{(100 * share).ToString("F0", CultureInfo.InvariantCulture)} %";

    private static string Signed(double value) => double.IsNaN(value) ? "-" : value.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);
}
