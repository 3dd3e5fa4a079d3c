using System.Globalization;
using AmazonRec.Data;

namespace AmazonRec.Rankers;

/// <summary>A number that a ranker is fitted with.</summary>
/// <param name="Name">As it is written on the command line.</param>
/// <param name="Default">Where nothing is said.</param>
/// <param name="Meaning">What it does, in a sentence.</param>
/// <param name="Tried">What <see cref="RankerSearch"/> tries; the default alone where empty.</param>
/// <param name="Least">The smallest that makes sense.</param>
public sealed record RankerParameter(string Name, double Default, string Meaning, IReadOnlyList<double> Tried, double Least = 0)
{
    /// <summary>What a parameter that is a choice can be, in words; its number is a word's place, from 0. Empty for any number.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The largest that makes sense.</summary>
    public double Most { get; init; } = double.PositiveInfinity;

    /// <summary>A value as it is written on the command line.</summary>
    /// <param name="value">The number.</param>
    public string Text(double value) =>
        Words.Count > 0 ? Words[(int)Math.Round(value)] : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Reads a value as it is written on the command line.</summary>
    /// <param name="text">A number, or one of the words.</param>
    /// <exception cref="ArgumentException">It is neither, or too small.</exception>
    internal double Read(string text)
    {
        if (Words.Count > 0)
        {
            for (var place = 0; place < Words.Count; place++)
                if (Words[place].Equals(text, StringComparison.OrdinalIgnoreCase)) return place;
            throw new ArgumentException(
                $"{Name}={text} is no setting.{Nearest.Hint(text, Words)} Choose one of {string.Join(", ", Words)}.");
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            throw new ArgumentException($"'{Name}={text}' is no setting: write {Name}=NUMBER, such as {Name}={Text(Default)}.");
        if (value > Most) throw new ArgumentException($"{Name}={text} is too large: at most {Most:R}.");
        return value >= Least ? value : throw new ArgumentException($"{Name}={text} is too small: at least {Least:R}.");
    }
}
