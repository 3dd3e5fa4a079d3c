using System.CommandLine;
using System.Globalization;

namespace AmazonRec.Cli.Options;

/// <summary>From which rating on an item counts as relevant.</summary>
internal static class RelevantOption
{
    private const string All = "all";

    public static Option<string?> Create() => new("--relevant")
    {
        Description = "An item counts as relevant from this rating on, or all for every rating (default: 4; all where there are none).",
        HelpName = "X",
    };

    /// <summary>The rating; negative infinity for every one, null where nothing is said.</summary>
    /// <exception cref="ArgumentException">It is neither a number nor the word for all.</exception>
    public static float? Read(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } said) return null;
        if (said.Equals(All, StringComparison.OrdinalIgnoreCase)) return float.NegativeInfinity;
        return float.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var from) && float.IsFinite(from)
            ? from
            : throw new ArgumentException($"{option.Name} takes a rating, such as 4, or {All}; '{said}' is neither.");
    }
}
