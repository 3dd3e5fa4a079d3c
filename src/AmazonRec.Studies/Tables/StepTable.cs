using AmazonRec.Studies.Results;


namespace AmazonRec.Studies.Tables;

/// <summary>Where the time of a study went.</summary>
public static class StepTable
{
    /// <summary>Seconds on the wall by step and setting. No rows where the result is older than this measurement.</summary>
    public static Table Create(StudyResult result)
    {
        const string Title = "Seconds by step; what models share counts for the first that needs it";
        var settings = result.Settings;
        if (result.ReadSeconds is not { } read || settings.Any(s => s.SplitSeconds is null || s.Models.Any(m => m.Steps is null)))
            return new Table(Title);
        var models = settings.SelectMany(s => s.Models).Where(m => !m.IsBaseline).Select(m => m.Name).Distinct();
        (string Name, Func<SettingResult, double> Seconds)[] steps =
        [
            ("filters and split", s => s.SplitSeconds!.Value),
            ("content of items", s => s.Models.Sum(m => m.Steps!.Features)),
            ("baselines, training", s => s.Models.Where(m => m.IsBaseline).Sum(m => m.Steps!.Training)),
            .. models.Select(name => ($"{name}, training", (Func<SettingResult, double>)(s => s.Find(name)?.Steps!.Training ?? 0))),
            ("predicting", s => s.Models.Sum(m => m.Steps!.Predicting)),
            ("metrics, intervals, tests", s => s.Models.Sum(m => m.Steps!.Evaluation)),
        ];
        return new Table(Title,
        [
            Column.Text("step", ["reading", .. steps.Select(step => step.Name), "all"]),
            .. settings.Select(
                s =>
                    Column.Numbers(
                        s.Name, [null, .. steps.Select(step => (double?)step.Seconds(s)), steps.Sum(step => step.Seconds(s))], "F1")),
            Column.Numbers("all", [read, .. steps.Select(step => settings.Sum(step.Seconds)), result.Seconds], "F1"),
        ]);
    }
}
