using System.Globalization;
using System.Numerics;
using AmazonRec.Cli.Options;
using AmazonRec.Data;

namespace AmazonRec.Cli;

/// <summary>What was written for an option, or for an argument.</summary>
/// <param name="Name">The option's name.</param>
/// <param name="HelpName">What help calls the value.</param>
/// <param name="Description">What help says of it.</param>
/// <param name="Type">What it becomes.</param>
/// <param name="Tokens">The words.</param>
/// <param name="Choices">All that may be written; none where that is not a list.</param>
internal sealed record OptionValue(
    string Name, string HelpName, string? Description, Type Type, IReadOnlyList<string> Tokens, IReadOnlyList<string> Choices)
{
    // Others show a value that fits them.
    private static readonly Dictionary<string, string> Examples = new()
    {
        ["--lr"] = "0.001",
        ["--first-rate"] = "0.0001",
        ["--last-rate"] = "1",
        ["--momentum"] = "0.9",
        ["--decay"] = "0.0001",
        ["--weight-decay"] = "0.01",
        ["--epochs"] = "20",
        ["--batch"] = "512",
        ["--hidden"] = "64",
        ["--port"] = "5000",
        ["--timeout"] = "60",
        ["--seed"] = "42",
        ["--users"] = "1000",
        ["--resamples"] = "1000",
    };

    /// <summary>Why a word can't be the value; null where it can.</summary>
    public string? Wrong(string word)
    {
        var type = Nullable.GetUnderlyingType(Type) ?? Type;
        if (type == typeof(double) || type == typeof(float))
            return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                ? null
                : $"'{word}' is not a number (for example {Example("0.1")})";
        if (HelpName == SizeOption.Value) return SizeOption.Wrong(word);
        if (type == typeof(int)) return Whole(word, int.MinValue, int.MaxValue);
        if (type == typeof(long)) return Whole(word, long.MinValue, long.MaxValue);
        if (type == typeof(ulong)) return Whole(word, ulong.MinValue, ulong.MaxValue);
        if (type == typeof(bool)) return bool.TryParse(word, out _) ? null : $"'{word}' is neither true nor false";
        return Choices.Count == 0 || Choices.Contains(word)
            ? null
            : $"'{word}' is none of {string.Join(", ", Choices)}.{Nearest.Hint(word, Choices)}";
    }

    private string? Whole(string word, BigInteger least, BigInteger most) =>
        !BigInteger.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? $"'{word}' is not a whole number (for example {Example("5")})"
        : number < least || number > most
        ? $"'{word}' is out of range; it takes whole numbers from {(least < 0 ? "1" : "0")} to {most}"
        : null;

    private string Example(string usual) => Examples.GetValueOrDefault(Name, usual);
}
