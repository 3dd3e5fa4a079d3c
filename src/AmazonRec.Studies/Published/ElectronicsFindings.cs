using AmazonRec.Models.Baselines;
using AmazonRec.Studies.Results;
using static AmazonRec.Studies.Published.Wording;

namespace AmazonRec.Studies.Published;

/// <summary>What the study shows: what either momentum makes of MF, where the first training of the MLP stands, and what text adds.</summary>
internal static class ElectronicsFindings
{
    private const double Same = .01; // of the loss of the mean: closer than this, the network has learned the mean

    /// <summary>The sentences, as far as the result has the numbers.</summary>
    public static IReadOnlyList<string> Of(StudyResult result) =>
        result.Setting("as reported") is { } reported
        && reported.Find(Baseline.All[0].Name) is { } mean
            ? [.. Momentum(reported, mean), .. Phases(reported, mean), .. Text(reported)]
            : [];

    private static IEnumerable<string> Momentum(SettingResult reported, ModelResult mean)
    {
        var (code, text) = (reported.Find(ElectronicsStudy.MfName), reported.Find(ElectronicsStudy.CalmMfName));
        if (code is null || text is null) yield break;
        yield return $"As reported, MF with the momentum of the code, .99, reaches RMSE {Number(code.Rmse.Estimate)}; with the .9 of the "
            + $"text {Number(text.Rmse.Estimate)}; the mean of all ratings {Number(mean.Rmse.Estimate)}.";
    }

    private static IEnumerable<string> Phases(SettingResult reported, ModelResult mean)
    {
        if (LossOf(reported.Find(ElectronicsStudy.FirstMlpName)) is not { } first
            || LossOf(reported.Find(ElectronicsStudy.MlpName)) is not { } both) yield break;
        var loss = mean.Rmse.Estimate * mean.Rmse.Estimate;
        var verdict = first >= (1 - Same) * loss ? "no better than" : "beside";
        yield return $"After the first training of the MLP its loss on the test rows is {Number(first)}, {verdict} the {Number(loss)} of "
            + $"the mean of all ratings; after the second, from there with half the batch, it is {Number(both)}. Published, of the "
            + "original's data: 1.338, then 1.128.";
    }

    private static IEnumerable<string> Text(SettingResult reported)
    {
        var (text, mlp) = (reported.Find(ElectronicsStudy.TextName), reported.Find(ElectronicsStudy.MlpName));
        if (text is null || mlp is null) yield break;
        yield return $"With text the MLP reaches RMSE {Number(text.Rmse.Estimate)}, without {Number(mlp.Rmse.Estimate)}, and the baseline "
            + $"{reported.Yardstick().Name}, which the original does not have, {Number(reported.Yardstick().Rmse.Estimate)}.";
    }

    private static double? LossOf(ModelResult? model) =>
        model?.History is { } history ? history.Epochs.FirstOrDefault(e => e.Epoch == history.KeptEpoch)?.ValidationLoss : null;
}
