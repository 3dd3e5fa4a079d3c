using System.Globalization;

namespace AmazonRec.Data;

/// <summary>The lowest and highest rating of a scale, both allowed.</summary>
public readonly record struct RatingRange(float Min, float Max)
{
    /// <summary>Amazon's and MovieLens's one to five stars.</summary>
    public static RatingRange Stars => new(1, 5);

    /// <summary>Whether a rating lies on the scale; NaN does not.</summary>
    public bool Contains(float rating) => rating >= Min && rating <= Max;

    /// <summary>Why a rating is refused.</summary>
    internal string Refusal(float rating) =>
        $"rating {rating} is outside {Min} to {Max} (--rating-range says what is allowed; in code, ReadOptions.RatingRange)";

    /// <summary>Reads "MIN,MAX".</summary>
    /// <exception cref="FormatException">The text is not two numbers, the smaller first.</exception>
    public static RatingRange Parse(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        return parts.Length == 2 && TryNumber(parts[0], out var min) && TryNumber(parts[1], out var max) && min < max
            ? new RatingRange(min, max)
            : throw new FormatException($"'{text}' is no range. Write two numbers, the smaller first, as in 1,5.");

        static bool TryNumber(string s, out float value) =>
            float.TryParse(s, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Min},{Max}";
}
