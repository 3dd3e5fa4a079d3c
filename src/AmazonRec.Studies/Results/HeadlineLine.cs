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
    /// <summary>Whether the setting that is meant to be clean leaks.</summary>
    public bool IsLeaky => Headline.CleanOf(Result.Settings).Protocol == Data.Protocol.Leaky;

    /// <summary>The line of a result.</summary>
    public static HeadlineLine Create(StudyResult result)
    {
        var (final, clean) = (result.FinalModel(), Headline.CleanOf(result.Settings));
        var reported = result.Settings.FirstOrDefault(s => s.Protocol == Data.Protocol.AsReported);
        return final.Ran is not { } ran
            ? new HeadlineLine(result, final, null, null, clean.Yardstick())
            : new HeadlineLine(result, final, clean.Find(ran), reported?.Find(ran), clean.Yardstick());
    }
}
