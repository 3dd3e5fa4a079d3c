using AmazonRec.Models.Baselines;
using AmazonRec.Studies.Results;
using static AmazonRec.Studies.Published.Wording;

namespace AmazonRec.Studies.Published;

/// <summary>What the study shows: what either reading reaches, beside the mean of all ratings.</summary>
internal static class SigmoidDotFindings
{
    /// <summary>The sentences, as far as the result has the numbers.</summary>
    public static IReadOnlyList<string> Of(StudyResult result)
    {
        if (result.Setting("clean") is not { } clean || clean.Find(Baseline.All[0].Name) is not { } mean)
            return [];
        var readings = clean.Models.Where(m => !m.IsBaseline).ToArray();
        if (readings.Length == 0) return [];
        var below = readings.Count(m => m.Rmse.Estimate < mean.Rmse.Estimate);
        return
        [
            $"Clean, {string.Join(" and ", readings.Select(m => $"'{m.Name}' reaches RMSE {Number(m.Rmse.Estimate)}"))}; the mean of all "
            + $"ratings {Number(mean.Rmse.Estimate)}, {clean.Yardstick().Name} {Number(clean.Yardstick().Rmse.Estimate)}: {below} of the "
            + $"{readings.Length} readings {(below == 1 ? "does" : "do")} better than the mean.",
        ];
    }
}
