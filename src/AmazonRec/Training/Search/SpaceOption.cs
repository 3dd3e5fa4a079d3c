using System.Globalization;

namespace AmazonRec.Training.Search;

/// <summary>What one option is drawn from: some values, or a range of numbers.</summary>
/// <param name="Name">As on the command line, without dashes.</param>
/// <param name="Values">Values as the command line takes them; empty for a range.</param>
/// <param name="Low">Lower end of a range.</param>
/// <param name="High">Upper end of a range.</param>
/// <param name="Log">Whether the logarithm is drawn evenly.</param>
public sealed record SpaceOption(string Name, IReadOnlyList<string> Values, double Low = 0, double High = 0, bool Log = false)
{
    private const string LogEnd = ":log";
    private const string Between = "..";

    /// <summary>Reads "lr=1e-4..1e-1:log" or "factors=8|16|32".</summary>
    /// <exception cref="ArgumentException">The text is neither, the range is empty, or a value is not one of the option.</exception>
    internal static SpaceOption Parse(string text)
    {
        var at = text.IndexOf('=');
        if (at < 1) throw new ArgumentException($"'{text}' is no option of a space. Write lr=1e-4..1e-1:log or factors=8|16|32.");
        var (name, values) = (text[..at].Trim(), text[(at + 1)..].Trim());
        if (!TunableOptions.Names.Contains(name))
            throw new ArgumentException(
                name is "epochs" or "patience"
                    ? $"{name} is not drawn: every trial stops early. tune --epochs N bounds the epochs of all."
                    : $"There is no option '{name}' to search.{Data.Nearest.Hint(name, TunableOptions.Names)} Options: "
                        + $"{string.Join(", ", TunableOptions.Names)}.");
        string[] listed = [.. values.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (listed.Length == 0) throw new ArgumentException($"{name} has no values. Write {name}=A|B or {name}=LOW..HIGH.");
        if (name == TunableOptions.OutputRange)
            return new SpaceOption(name, [.. listed.Select(range => range.Replace(Between, ",", StringComparison.Ordinal))]);
        if (listed.Length > 1 || !values.Contains(Between, StringComparison.Ordinal)) return new SpaceOption(name, listed);
        return ParseRange(name, values);
    }

    /// <summary>The value at a share of the way, 0 to below 1, as the command line takes it: two digits say enough.</summary>
    internal string At(double share)
    {
        if (Values.Count > 0) return Values[(int)(share * Values.Count)];
        var value = Log ? Low * Math.Pow(High / Low, share) : Low + (share * (High - Low));
        if (TunableOptions.IsWhole(Name)) return Written(Math.Clamp(Math.Round(value), Math.Ceiling(Low), Math.Floor(High)));
        var rounded = double.Parse(value.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Written(Math.Clamp(rounded, Low, High));
    }

    /// <summary>Values that a space is checked with: all of a list, both ends of a range.</summary>
    internal IEnumerable<string> Samples() => Values.Count > 0 ? Values : [At(0), Written(High)];

    /// <inheritdoc/>
    public override string ToString() => Values.Count > 0
        ? $"{Name}={string.Join('|', Values).Replace(",", Between, StringComparison.Ordinal)}"
        : $"{Name}={Written(Low)}{Between}{Written(High)}{(Log ? LogEnd : "")}";

    /// <summary>A number as people write it: 0.0012, and 5.5e-6 where that is shorter.</summary>
    internal static string Written(double value) => value is > 0 and < 1e-4
        ? value.ToString("0.##############e-0", CultureInfo.InvariantCulture)
        : value.ToString("0.################", CultureInfo.InvariantCulture);

    private static SpaceOption ParseRange(string name, string text)
    {
        if (TunableOptions.IsWord(name)) throw new ArgumentException($"{name} takes words, which no range holds. Write {name}=A|B.");
        var log = text.EndsWith(LogEnd, StringComparison.Ordinal);
        var ends = (log ? text[..^LogEnd.Length] : text).Split(Between);
        if (ends.Length != 2) throw new ArgumentException($"'{text}' is no range of {name}. Write LOW..HIGH or LOW..HIGH:log.");
        var (low, high) = (TunableOptions.Number(name, ends[0]), TunableOptions.Number(name, ends[1]));
        if (!(low < high))
            throw new ArgumentException($"The range {text} of {name} is empty: its low end must be below its high end.");
        if (log && low <= 0) throw new ArgumentException($"The range {text} of {name} goes by logarithms, so it must begin above 0.");
        return TunableOptions.IsWhole(name) && Math.Ceiling(low) > Math.Floor(high)
            ? throw new ArgumentException($"The range {text} of {name} holds no whole number.")
            : new SpaceOption(name, [], low, high, log);
    }
}
