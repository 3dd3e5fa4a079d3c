using System.Globalization;

namespace AmazonRec.Studies;

/// <summary>Where the time of a study went.</summary>
public static class StepTable
{
    /// <summary>Seconds on the wall by step and setting. No rows where the result is of before this was measured.</summary>
    public static StudyTable Of(StudyResult result)
    {
        var settings = result.Settings;
        if (result.ReadSeconds is not { } read || settings.Any(s => s.SplitSeconds is null || s.Models.Any(m => m.Steps is null))) return new StudyTable("", [], []);
        var models = settings.SelectMany(s => s.Models).Where(m => !m.IsBaseline).Select(m => m.Name).Distinct();
        (string Name, double[] Seconds)[] steps =
        [
            ("filters and split", [.. settings.Select(s => s.SplitSeconds!.Value)]),
            ("content of items", [.. settings.Select(s => s.Models.Sum(m => m.Steps!.Features))]),
            ("baselines, training", [.. settings.Select(s => s.Models.Where(m => m.IsBaseline).Sum(m => m.Steps!.Training))]),
            .. models.Select(name => ($"{name}, training", settings.Select(s => s.Find(name)?.Steps!.Training ?? 0).ToArray())),
            ("predicting", [.. settings.Select(s => s.Models.Sum(m => m.Steps!.Predicting))]),
            ("metrics, intervals, tests", [.. settings.Select(s => s.Models.Sum(m => m.Steps!.Evaluation))]),
        ];
        return new StudyTable("Seconds by step; what models share counts for the first that asks",
            ["step", .. settings.Select(s => s.Name), "all"],
            [
                ["reading", .. settings.Select(_ => ""), Seconds(read)],
                .. steps.Select(step => (IReadOnlyList<string>)[step.Name, .. step.Seconds.Select(Seconds), Seconds(step.Seconds.Sum())]),
                ["all", .. settings.Select((_, at) => Seconds(steps.Sum(step => step.Seconds[at]))), Seconds(result.Seconds)],
            ]);
    }

    private static string Seconds(double value) => value.ToString("F1", CultureInfo.InvariantCulture);
}
