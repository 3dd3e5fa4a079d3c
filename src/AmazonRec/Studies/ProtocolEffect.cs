namespace AmazonRec.Studies;

/// <summary>What a setting of a study does to the error of a model.</summary>
/// <param name="Study">Name of the study.</param>
/// <param name="Data">What the data is called.</param>
/// <param name="Setting">The setting.</param>
/// <param name="Model">The model that is followed: of those in the setting, the one that is best as reported.</param>
/// <param name="AsReported">Its RMSE as reported, on this data.</param>
/// <param name="Clean">Its RMSE under the clean protocol; NaN where it did not run there.</param>
/// <param name="Rmse">Its RMSE in the setting.</param>
/// <param name="Baseline">RMSE of the yardstick, the tuned-bias baseline, in the setting.</param>
/// <param name="Meaning">What the setting does, in words.</param>
public sealed record ProtocolEffect(string Study, string Data, string Setting, string Model, double AsReported, double Clean, double Rmse, double Baseline, string Meaning)
{
    /// <summary>The settings of a result that change something about the one as reported; none where nothing ran as reported.</summary>
    public static IReadOnlyList<ProtocolEffect> Of(StudyResult result)
    {
        if (result.Settings is not [{ Protocol: AmazonRec.Data.Protocol.AsReported } reported, ..]) return [];
        var clean = result.Settings.FirstOrDefault(s => s.Protocol == AmazonRec.Data.Protocol.Clean);
        return [.. result.Settings.Skip(1).Select(EffectOf).OfType<ProtocolEffect>()];

        ProtocolEffect? EffectOf(SettingResult setting)
        {
            var followed = reported.Models.Where(m => !m.IsBaseline && setting.Find(m.Name) is not null).MinBy(m => m.Rmse.Estimate);
            return followed is null ? null : new ProtocolEffect(
                result.Study, result.Data, setting.Name, followed.Name, followed.Rmse.Estimate, clean?.Find(followed.Name)?.Rmse.Estimate ?? double.NaN,
                setting.Find(followed.Name)!.Rmse.Estimate, setting.Yardstick().Rmse.Estimate, setting.Meaning);
        }
    }
}
