using System.Globalization;
using System.Text.RegularExpressions;

namespace AmazonRec.Data.Catalogs;

/// <summary>Prices as shops write them.</summary>
internal static partial class Prices
{
    // Longer than any price; what is longer is a piece of the shop's page.
    private const int Longest = 64;

    /// <summary>The price of a text such as $1,234.56, or the lower of $5.00 - $10.00; null if it tells none.</summary>
    /// <param name="text">What stands in the place of the price.</param>
    /// <param name="told">The text, trimmed; empty where it is scraped markup or style instead.</param>
    public static decimal? Parse(string text, out string told)
    {
        told = text.AsSpan().Trim() is { Length: <= Longest } plain && !plain.ContainsAny("<>{};") ? plain.ToString() : "";
        if (Price().Match(told) is not { Success: true } match || !TryRead(match.Groups["low"], out var low)) return null;
        return TryRead(match.Groups["high"], out var high) ? Math.Min(low, high) : low;
    }

    private static bool TryRead(Group number, out decimal price)
    {
        price = 0;
        return number.Success
            && decimal.TryParse(
                number.ValueSpan, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out price);
    }

    [GeneratedRegex(
        @"^(?:from\s+)?(?:USD?)?\s*[$£€¥]?\s*(?<low>[0-9][0-9,]*(?:\.[0-9]+)?)(?:\s*(?:-|–|to)\s*(?:USD?)?\s*[$£€¥]?\s*(?<high>[0-9][0-9,]*(?:\.[0-9]+)?))?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Price();
}
