using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Studies.Tables;

/// <summary>A column of a table. It knows what its values are and how they are written; whoever shows the table only sets them.</summary>
/// <param name="Name">At its head.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Cells">As they are written, one for each row.</param>
/// <param name="Values">The numbers themselves, NaN where there is none; empty in columns that hold no numbers. Of an interval it is the
/// estimate.</param>
/// <param name="Marked">Rows whose cells are marked as the best.</param>
public sealed record Column(
    string Name, ColumnKind Kind, IReadOnlyList<string> Cells, IReadOnlyList<double> Values, IReadOnlySet<int> Marked)
{
    /// <summary>What stands for a number that is not defined.</summary>
    public const string None = "-";

    /// <summary>A number with its sign, to four digits.</summary>
    internal const string Signed = "+0.0000;-0.0000;0.0000";

    /// <summary>Whether it stands to the right.</summary>
    public bool IsNumeric => Kind != ColumnKind.Text;

    /// <summary>The cell of a row as plain text: a star follows the best numbers.</summary>
    public string Starred(int row) => Marked.Contains(row) ? $"{Cells[row]}*" : Cells[row];

    /// <summary>Words, to the left.</summary>
    public static Column Text(string name, IEnumerable<string> cells) => Written(name, ColumnKind.Text, cells);

    /// <summary>Numbers that are already written, such as "3 to 5" or dates: to the right.</summary>
    public static Column Figures(string name, IEnumerable<string> cells) => Written(name, ColumnKind.Figures, cells);

    /// <summary>Numbers; NaN is written as a dash, null as nothing. All that are written like the best one are marked.</summary>
    /// <param name="name">At its head.</param>
    /// <param name="values">One for each row.</param>
    /// <param name="format">A .NET number format.</param>
    /// <param name="best">Which number is the best.</param>
    /// <param name="deviations">What stands behind a ±, one for each row; null for nothing.</param>
    public static Column Numbers(
        string name, IEnumerable<double?> values, string format = "0.####", Best best = Best.None, IEnumerable<double>? deviations = null)
    {
        double?[] numbers = [.. values];
        string[] written = [.. numbers.Select(n => Write(n, format))];
        return Of(
            name, numbers, format, best,
            deviations is null
                ? written
                : [.. written.Zip(deviations, (n, d) => n is None or "" || double.IsNaN(d) ? n : $"{n} ± {Write(d, format)}")]);
    }

    /// <inheritdoc cref="Numbers(string, IEnumerable{double?}, string, Best, IEnumerable{double}?)"/>
    public static Column Numbers(
        string name, IEnumerable<double> values, string format = "0.####", Best best = Best.None, IEnumerable<double>? deviations = null) =>
        Numbers(name, values.Select(v => (double?)v), format, best, deviations);

    /// <summary>Numbers with their intervals, such as "0.91 [0.90, 0.92]"; the ends are left out where they are not known.</summary>
    /// <param name="name">At its head.</param>
    /// <param name="intervals">One for each row; null is written as nothing.</param>
    /// <param name="format">A .NET number format.</param>
    /// <param name="best">Which estimate is the best.</param>
    public static Column Intervals(string name, IEnumerable<Interval?> intervals, string format = "F4", Best best = Best.None)
    {
        Interval?[] all = [.. intervals];
        return Of(name, [.. all.Select(i => i?.Estimate)], format, best, [.. all.Select(Ends)]);

        string Ends(Interval? i) => i is { Low: not double.NaN } known
            ? $"{Write(known.Estimate, format)} [{Write(known.Low, format)}, {Write(known.High, format)}]"
            : Write(i?.Estimate, format);
    }

    /// <summary>P values to four digits; a dash where nothing was tested.</summary>
    /// <param name="name">At its head.</param>
    /// <param name="values">One for each row; null is written as nothing.</param>
    public static Column PValues(string name, IEnumerable<double?> values)
    {
        double?[] all = [.. values];
        return Of(name, all, "F4", Best.None, [.. all.Select(p => p < 0.0001 ? "<0.0001" : Write(p, "F4"))]);
    }

    /// <summary>The same column with rows marked as the best of some others: values that are NaN or null take no part.</summary>
    internal Column Marking(IEnumerable<double?> comparable, string format, Best best) =>
        this with { Marked = Marks([.. comparable], format, best) };

    private static Column Written(string name, ColumnKind kind, IEnumerable<string> cells) =>
        new(name, kind, [.. cells], [], new HashSet<int>());

    private static Column Of(string name, double?[] values, string format, Best best, string[] cells) =>
        new(name, ColumnKind.Numbers, cells, [.. values.Select(v => v ?? double.NaN)], Marks(values, format, best));

    private static HashSet<int> Marks(double?[] values, string format, Best best)
    {
        double[] known = [.. values.OfType<double>().Where(v => !double.IsNaN(v))];
        if (known.Length == 0 || best == Best.None) return [];
        var wanted = Write(best == Best.Lowest ? known.Min() : known.Max(), format);
        return [.. Enumerable.Range(0, values.Length).Where(row => Write(values[row], format) == wanted)];
    }

    private static string Write(double? number, string format) =>
        number is not { } known ? "" : double.IsNaN(known) ? None : known.ToString(format);
}
