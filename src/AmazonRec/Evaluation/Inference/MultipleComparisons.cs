namespace AmazonRec.Evaluation.Inference;

/// <summary>Several models against the same one, with p values that know how many there are.</summary>
/// <param name="Against">The name of what all are compared with.</param>
/// <param name="All">The comparisons.</param>
public sealed record MultipleComparisons(string Against, IReadOnlyList<Comparison> All)
{
    /// <summary>A difference is called one where its adjusted p is below this.</summary>
    public const double Threshold = .05;

    /// <summary>p of the t tests, in the order of the comparisons, adjusted for their number by Holm.</summary>
    public IReadOnlyList<double> AdjustedT { get; } = Holm([.. All.Select(c => c.T.PValue)]);

    /// <summary>The same of Wilcoxon's tests.</summary>
    public IReadOnlyList<double> AdjustedWilcoxon { get; } = Holm([.. All.Select(c => c.Wilcoxon.PValue)]);

    /// <summary>What was done, in a sentence that belongs beside the numbers.</summary>
    public string Note => NoteOf(All.Count);

    /// <summary>The note on so many comparisons.</summary>
    public static string NoteOf(int comparisons) => comparisons == 1
        ? "One comparison: p values stand as they are."
        : $"p values are adjusted for {comparisons} comparisons by Holm's method (1979): at a threshold of 0.05, the chance of even one "
            + "false difference among them is at most 5 %.";

    /// <summary>
    /// Holm 1979: of m p values the i-th smallest times m - i + 1, never below the one before it nor above 1. The chance of any false
    /// finding among all is then at most the threshold, however they depend on each other.
    /// </summary>
    /// <param name="pValues">In any order; NaN stays NaN and counts as a comparison.</param>
    /// <returns>In the same order.</returns>
    public static double[] Holm(IReadOnlyList<double> pValues)
    {
        var adjusted = new double[pValues.Count];
        var highest = 0.0;
        var left = pValues.Count;
        foreach (var i in Enumerable.Range(0, pValues.Count).OrderBy(i => double.IsNaN(pValues[i]) ? 2 : pValues[i]))
        {
            highest = Math.Max(highest, Math.Min(1, pValues[i] * left--));
            adjusted[i] = double.IsNaN(pValues[i]) ? double.NaN : highest;
        }

        return adjusted;
    }
}
