using AmazonRec.Data;

namespace AmazonRec.Rankers;

/// <summary>The parameters of a ranker by name; those that are not named have their defaults.</summary>
/// <param name="Values">What differs from the defaults.</param>
public sealed record RankerSettings(IReadOnlyDictionary<string, double> Values)
{
    /// <summary>Defaults for all.</summary>
    public static RankerSettings None { get; } = new(new Dictionary<string, double>());

    /// <summary>One parameter.</summary>
    /// <param name="parameter">Which.</param>
    public double this[RankerParameter parameter] => Values.TryGetValue(parameter.Name, out var value) ? value : parameter.Default;

    /// <summary>One that is a whole number.</summary>
    /// <param name="parameter">Which.</param>
    public int Whole(RankerParameter parameter) => (int)Math.Round(this[parameter]);

    /// <summary>The same with one parameter changed.</summary>
    /// <param name="name">Which.</param>
    /// <param name="value">What it becomes.</param>
    public RankerSettings With(string name, double value) => new(new Dictionary<string, double>(Values) { [name] = value });

    /// <summary>Reads settings as they are written on the command line, such as <c>factors=64,loss=bpr</c>.</summary>
    /// <param name="text">The settings; null for none.</param>
    /// <param name="entry">Of which ranker.</param>
    /// <exception cref="ArgumentException">The ranker has no such parameter, or a value is no number, or too small.</exception>
    public static RankerSettings Parse(string? text, RankerEntry entry)
    {
        var values = new Dictionary<string, double>();
        foreach (var pair in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, number) = pair.Split('=', 2) is [var left, var right] ? (left.Trim(), right.Trim()) : (pair, "");
            var names = entry.Parameters.Select(p => p.Name);
            if (entry.Parameters.FirstOrDefault(p => p.Name == name) is not { } parameter)
                throw new ArgumentException(
                    $"{entry.Name} has no parameter '{name}'.{Nearest.Hint(name, names)} It has: {string.Join(", ", names)}.");
            if (!values.TryAdd(name, parameter.Read(number)))
                throw new ArgumentException($"{name} is set twice. Leave out one of the two.");
        }

        return new RankerSettings(values);
    }

    /// <summary>As the command line takes them.</summary>
    /// <param name="entry">Of which ranker.</param>
    public string Text(RankerEntry entry) =>
        string.Join(',', Values.Select(v => $"{v.Key}={entry.Parameters.First(parameter => parameter.Name == v.Key).Text(v.Value)}"));
}
