using System.Globalization;

namespace AmazonRec.Studies.Figures;

/// <summary>A column of a table.</summary>
/// <param name="Name">At its head.</param>
/// <param name="Cells">As they are written, one for each row.</param>
/// <param name="Numeric">Whether they stand to the right.</param>
/// <param name="Marked">Rows whose cells are marked as the best.</param>
public sealed record Column(string Name, IReadOnlyList<string> Cells, bool Numeric, IReadOnlySet<int> Marked)
{
    private const string None = "-";

    /// <summary>Words.</summary>
    public static Column Text(string name, IEnumerable<string> cells) => new(name, [.. cells], Numeric: false, new HashSet<int>());

    /// <summary>Numbers; NaN as a dash. All that are written like the best one are marked.</summary>
    /// <param name="name">At its head.</param>
    /// <param name="values">One for each row.</param>
    /// <param name="format">A .NET number format.</param>
    /// <param name="best">Which number is the best.</param>
    /// <param name="deviations">What stands behind a ±, one for each row; null for nothing.</param>
    public static Column Numbers(string name, IEnumerable<double> values, string format = "0.####", Best best = Best.None, IEnumerable<double>? deviations = null)
    {
        var numbers = values.ToArray();
        var written = numbers.Select(Write).ToArray();
        var known = numbers.Where(n => !double.IsNaN(n)).ToArray();
        var wanted = known.Length == 0 || best == Best.None ? null : Write(best == Best.Lowest ? known.Min() : known.Max());
        var marked = Enumerable.Range(0, written.Length).Where(i => written[i] == wanted).ToHashSet();
        var cells = deviations is null ? written : [.. written.Zip(deviations, (n, d) => n == None || double.IsNaN(d) ? n : $"{n} ± {Write(d)}")];
        return new Column(name, cells, Numeric: true, marked);

        string Write(double number) => double.IsNaN(number) ? None : number.ToString(format, CultureInfo.InvariantCulture);
    }
}
