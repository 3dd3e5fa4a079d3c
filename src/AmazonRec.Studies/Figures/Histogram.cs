namespace AmazonRec.Studies.Figures;

/// <summary>How often values fall between edges.</summary>
/// <param name="Title">Above the chart.</param>
/// <param name="XTitle">Of the x axis.</param>
/// <param name="YTitle">Of the y axis.</param>
/// <param name="Edges">Rising, one more than there are bins.</param>
/// <param name="Counts">Of each bin: from its lower edge up to, and in the last bin with, its upper one.</param>
public sealed record Histogram(
    string Title, string XTitle, string YTitle, IReadOnlyList<double> Edges, IReadOnlyList<long> Counts) : Chart(Title, XTitle, YTitle)
{
    /// <summary>Counts values in bins of equal width between the least and the greatest.</summary>
    /// <exception cref="ArgumentException">There is no value, or one is not finite, or there are no bins.</exception>
    public static Histogram FromValues(string title, string xTitle, string yTitle, IReadOnlyCollection<double> values, int bins)
    {
        if (bins < 1) throw new ArgumentException($"The number of bins is {bins}; it must be at least 1.");
        if (values.Count == 0 || !values.All(double.IsFinite)) throw new ArgumentException("A histogram needs values, all of them finite.");
        var axis = Axis.Over(values, log: false);
        var counts = new long[bins];
        foreach (var value in values) counts[Math.Min((int)(axis.Share(value) * bins), bins - 1)]++;
        return new Histogram(
            title, xTitle, yTitle, [.. Enumerable.Range(0, bins + 1).Select(b => axis.Low + ((axis.High - axis.Low) * b / bins))], counts);
    }
}
