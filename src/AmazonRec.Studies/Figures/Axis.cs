namespace AmazonRec.Studies.Figures;

/// <summary>An axis, by equal steps or by powers of ten.</summary>
/// <param name="Low">Where it begins; above 0 where it goes by powers of ten.</param>
/// <param name="High">Where it ends, above <paramref name="Low"/>.</param>
/// <param name="Log">Whether it goes by powers of ten.</param>
public readonly record struct Axis(double Low, double High, bool Log)
{
    private const double Rounding = 1e-9;

    /// <summary>An axis from the least to the greatest value; longer than nothing where they are one.</summary>
    public static Axis Over(IEnumerable<double> values, bool log)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (high > low) return new Axis(low, high, log);
        return log ? new Axis(low, low * 10, log) : new Axis(low, low + 1, log);
    }

    /// <summary>An axis by equal steps from 0 to the first round number that is not below the values.</summary>
    public static Axis FromZero(IEnumerable<double> values)
    {
        var high = values.Where(double.IsFinite).Append(0).Max();
        if (high == 0) return new Axis(0, 1, Log: false);
        var step = StepOf(high);
        return new Axis(0, Math.Ceiling((high / step) - Rounding) * step, Log: false);
    }

    /// <summary>An axis between the round numbers, or powers of ten, around the finite values (by powers: those above 0).</summary>
    public static Axis Around(IEnumerable<double> values, bool log)
    {
        var shown = values.Where(v => double.IsFinite(v) && (!log || v > 0)).DefaultIfEmpty(log ? 1 : 0).ToArray();
        var axis = Over(shown, log);
        if (log)
            return new Axis(
                Math.Pow(10, Math.Floor(Math.Log10(axis.Low) + Rounding)),
                Math.Pow(10, Math.Ceiling(Math.Log10(axis.High) - Rounding)),
                log);
        var step = StepOf(axis.High - axis.Low);
        return new Axis(Math.Floor((axis.Low / step) + Rounding) * step, Math.Ceiling((axis.High / step) - Rounding) * step, log);
    }

    /// <summary>Where a value lies between the ends, 0 to 1.</summary>
    public double Share(double value) => Log ? Math.Log(value / Low) / Math.Log(High / Low) : (value - Low) / (High - Low);

    /// <summary>Round numbers on the axis: powers of ten, or four to nine equal steps.</summary>
    public IEnumerable<double> Ticks()
    {
        if (Log)
        {
            for (var exponent = (int)Math.Ceiling(Math.Log10(Low) - Rounding); exponent <= Math.Log10(High) + Rounding; exponent++)
                yield return Math.Pow(10, exponent);
            yield break;
        }

        var step = StepOf(High - Low);
        for (var n = (long)Math.Ceiling((Low / step) - Rounding); n * step <= High + (step * Rounding); n++) yield return n * step;
    }

    /// <summary>A round number short enough for an axis: 250, 20k, 1.5M, 1e-5.</summary>
    public string Label(double value) => Math.Abs(value) switch
    {
        0 => "0",
        < 9e-3 when Log => Power(value),
        < 1e-3 or >= 1e10 => Power(value),
        >= 1e9 => $"{value / 1e9:0.##}G",
        >= 1e6 => $"{value / 1e6:0.##}M",
        >= 1e4 => $"{value / 1e3:0.##}k",
        _ => $"{value:#,0.####}",
    };

    private static string Power(double value) =>
        $"{value:0.######E+0}".Replace("E+", "e", StringComparison.Ordinal).Replace("E-", "e-", StringComparison.Ordinal);

    /// <summary>1, 2 or 5 times a power of ten, such that a span holds four to nine of it.</summary>
    private static double StepOf(double span)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(span)));
        return (span / power) switch
        {
            < 2 => power / 5,
            < 4 => power / 2,
            _ => power,
        };
    }
}
