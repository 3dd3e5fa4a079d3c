using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Studies.Results;

/// <summary>
/// All comparisons that a page makes of models, with p values that know how many they are: of more of them, more look like something by
/// chance. What is called better or worse is so by the adjusted p alone.
/// </summary>
public sealed class Claims
{
    private readonly Dictionary<Comparison, double> _adjusted = new(ReferenceEqualityComparer.Instance);

    /// <param name="comparisons">All that the page makes.</param>
    public Claims(IEnumerable<Comparison> comparisons)
    {
        var all = comparisons.Distinct<Comparison>(ReferenceEqualityComparer.Instance).ToArray(); // one that two tables show is one
        foreach (var (comparison, p) in all.Zip(MultipleComparisons.Holm([.. all.Select(c => c.T.PValue)]))) _adjusted[comparison] = p;
    }

    /// <summary>How many there are.</summary>
    public int Count => _adjusted.Count;

    /// <summary>For how many comparisons p values are adjusted, and how: a sentence that belongs beside them.</summary>
    public string Note => MultipleComparisons.NoteOf(Count);

    /// <summary>
    /// Every comparison of some results: of each model, in each setting, with the baseline, with the study's reference, and with itself in
    /// the setting that is varied. Results of before users were drawn have none: their p values took rows as independent.
    /// </summary>
    public static Claims FromResults(IEnumerable<StudyResult> results) => new(
        from result in results
        where result.Draws is not null && result.DataKind != DataKind.Synthesized
        from setting in result.Settings
        from model in setting.Models
        from comparison in new[]
        {
            model.AgainstBaseline,
            model.AgainstVaried,
        }.OfType<Comparison>().Concat(model.AgainstReference.Select(s => s.Comparison))
        select comparison);

    /// <summary>p of a comparison, adjusted by Holm for all of the page; NaN where it is none of them.</summary>
    public double P(Comparison? comparison) => comparison is not null && _adjusted.TryGetValue(comparison, out var p) ? p : double.NaN;

    /// <summary>What a comparison shows: a model is better or worse only where the adjusted p is below 0.05.</summary>
    public Verdict VerdictOf(Comparison? comparison) => P(comparison) switch
    {
        double.NaN => Verdict.Untested,
        < MultipleComparisons.Threshold => comparison!.T.MeanDifference < 0 ? Verdict.Better : Verdict.Worse,
        _ => Verdict.NotTold,
    };
}
