using AmazonRec.Evaluation.Inference;
using AmazonRec.Studies.Tables;

namespace AmazonRec.Studies.Results;

/// <summary>What the headline says of one result.</summary>
/// <param name="Result">The result.</param>
/// <param name="Final">The model that the publication ends with.</param>
/// <param name="Model">Ours of it under the clean protocol; null where it did not run.</param>
/// <param name="AsReported">Ours of it as reported; null where it did not run so, or nothing did.</param>
/// <param name="Baseline">What it is set against, under the clean protocol.</param>
public sealed record HeadlineLine(StudyResult Result, FinalModel Final, ModelResult? Model, ModelResult? AsReported, ModelResult Baseline)
{
    /// <summary>What it is set against, as reported; null where nothing ran so.</summary>
    public ModelResult? BaselineAsReported { get; private init; }

    /// <summary>Whether a clean setting ran at all.</summary>
    public bool HasClean => Headline.CleanOf(Result.Settings).Protocol != Data.Protocol.AsReported;

    /// <summary>Whether the setting that is meant to be clean leaks.</summary>
    public bool IsLeaky => Headline.CleanOf(Result.Settings).Protocol == Data.Protocol.Leaky;

    /// <summary>The line of a result.</summary>
    public static HeadlineLine Create(StudyResult result)
    {
        var (final, clean) = (result.FinalModel(), Headline.CleanOf(result.Settings));
        var reported = result.Settings.FirstOrDefault(s => s.Protocol == Data.Protocol.AsReported);
        return final.Ran is not { } ran
            ? new HeadlineLine(result, final, null, null, clean.Yardstick())
            : new HeadlineLine(
                result, final, clean.Protocol == Data.Protocol.AsReported ? null : clean.Find(ran), reported?.Find(ran), clean.Yardstick())
            {
                BaselineAsReported = reported?.Yardstick(),
            };
    }

    /// <summary>
    /// The errors of a model in the metrics that the final model was reported with, RMSE where it was with none, such as
    /// "RMSE 0.714, MAE 0.380". A mean squared error is that of the RMSE.
    /// </summary>
    /// <param name="model">The final model of this line, or its baseline.</param>
    /// <param name="withInterval">Whether the first has its interval.</param>
    public string Metrics(ModelResult model, bool withInterval = false)
    {
        var shown = new List<(string Name, Interval Value)>();
        if (Final.Reported is { Mae: not null }) shown.Add(("MAE", model.Mae));
        if (Final.Reported is { Pearson: not null }) shown.Add(("Pearson", model.Pearson));
        if (Final.Reported?.Mse is not null) shown.Insert(0, ("MSE", Squared(model.Rmse)));
        else if (Final.Reported?.Rmse is not null || shown.Count == 0) shown.Insert(0, ("RMSE", model.Rmse));
        return string.Join(", ", shown.Select((s, place) => $"{s.Name} {Written(s.Value, withInterval && place == 0)}"));
    }

    private static Interval Squared(Interval root) =>
        new(root.Estimate * root.Estimate, root.Low * root.Low, root.High * root.High, root.Level);

    private static string Written(Interval value, bool withInterval) => double.IsNaN(value.Estimate) ? Column.None
        : withInterval ? $"{value.Estimate:F3} [{value.Low:F3}, {value.High:F3}]" : $"{value.Estimate:F3}";
}
