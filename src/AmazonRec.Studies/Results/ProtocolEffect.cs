using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Studies.Results;

/// <summary>What one change to a setting of a study does to the RMSE of one model.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Varies">The setting that it changes one thing of.</param>
/// <param name="Change">That thing.</param>
/// <param name="Model">The model.</param>
/// <param name="Before">Its RMSE in the setting that is varied.</param>
/// <param name="After">Its RMSE in the setting.</param>
/// <param name="Paired">The test of the difference; null where the change is of the test rows, too, so that there are no pairs.</param>
public sealed record ProtocolEffect(
    string Setting, string Varies, Change Change, string Model, double Before, double After, Comparison? Paired)
{
    /// <summary>How much larger the RMSE is with the change.</summary>
    public double Size => After - Before;

    /// <summary>
    /// All effects of a result: of each setting that changes one thing, on each model that the change can touch. None of results that don't
    /// say what is changed, nor of changes to the rows that leave these data as they are.
    /// </summary>
    public static IReadOnlyList<ProtocolEffect> Measure(StudyResult result)
    {
        return [.. result.Settings.SelectMany(OfSetting)];

        IEnumerable<ProtocolEffect> OfSetting(SettingResult setting) =>
            setting.Changes is { } change && result.Setting(setting.Varies) is { } varied
                && !IsUnchanged(setting, varied)
                ? setting.Models.Where(m => varied.Find(m.Name) is not null && Touches(change, m))
                    .Select(
                        m =>
                            new ProtocolEffect(
                                setting.Name,
                                varied.Name,
                                change,
                                m.Name,
                                varied.Find(m.Name)!.Rmse.Estimate,
                                m.Rmse.Estimate,
                                m.AgainstVaried))
                : [];
    }

    /// <summary>
    /// The changes that do nothing on the data of a result, such as dropping copies where there are none: a sentence each.
    /// </summary>
    public static IEnumerable<string> Unchanged(StudyResult result) =>
        from setting in result.Settings
        let varied = result.Setting(setting.Varies)
        where varied is not null && IsUnchanged(setting, varied)
        select $"'{setting.Name}' changes nothing on these data: its rows are those of '{varied.Name}'.";

    private static bool IsUnchanged(SettingResult setting, SettingResult varied) =>
        setting.Changes == AmazonRec.Studies.Change.Rows
            && setting.Splits.Select(s => s.Hash).SequenceEqual(varied.Splits.Select(s => s.Hash));

    /// <summary>Whether a change can do anything to a model: nothing stops a mean early, and it has no weights to begin with.</summary>
    public static bool Touches(Change change, ModelResult model) => change switch
    {
        Change.Stopping or Change.KeptEpoch => model.StopsEarly,
        Change.Weights or Change.Epochs => !model.IsBaseline,
        _ => true,
    };
}
