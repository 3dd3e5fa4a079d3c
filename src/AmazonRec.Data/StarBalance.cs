using System.Globalization;

namespace AmazonRec.Data;

/// <summary>Down to how many ratings of one star are drawn: as many as there are of another.</summary>
/// <param name="Star">The frequent star.</param>
/// <param name="AsManyAs">The star that gives the number.</param>
public readonly record struct StarBalance(float Star, float AsManyAs)
{
    /// <summary>Reads "STAR=OTHER", as in 5=3.</summary>
    /// <exception cref="FormatException">The text is not two different numbers.</exception>
    public static StarBalance Parse(string text)
    {
        var parts = text.Split('=', StringSplitOptions.TrimEntries);
        return parts.Length == 2 && TryNumber(parts[0], out var star) && TryNumber(parts[1], out var other) && star != other
            ? new StarBalance(star, other)
            : throw new FormatException($"'{text}' is no balance. Write two different stars, the frequent one first, as in 5=3.");

        static bool TryNumber(string s, out float value) =>
            float.TryParse(s, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Star}={AsManyAs}";
}
