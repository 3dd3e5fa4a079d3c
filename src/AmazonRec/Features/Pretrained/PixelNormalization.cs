using System.Globalization;

namespace AmazonRec.Features.Pretrained;

/// <summary>
/// What a network wants of levels 0 to 255: (level / 255 - mean) / deviation for each colour. Named ones are <c>imagenet</c> (the means and
/// deviations of its photos), <c>half</c> (-1 to 1), <c>unit</c> (0 to 1), and <c>none</c> (0 to 255 as they are).
/// </summary>
public sealed class PixelNormalization
{
    private const string None = "none";

    private static readonly Dictionary<string, (double[] Means, double[] Deviations)> Named = new(StringComparer.Ordinal)
    {
        ["imagenet"] = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
        ["half"] = ([0.5, 0.5, 0.5], [0.5, 0.5, 0.5]),
        ["unit"] = ([0, 0, 0], [1, 1, 1]),
    };

    private readonly string _text;
    private readonly float[][] _levels; // [3, 256]

    private PixelNormalization(string text, Func<int, int, double> of) =>
        (_text, _levels) = (
            text,
            [.. Enumerable.Range(0, 3).Select(c => Enumerable.Range(0, 256).Select(level => (float)of(c, level)).ToArray())]);

    /// <summary>Names that <see cref="Parse"/> takes.</summary>
    public static IReadOnlyList<string> Names { get; } = ["imagenet", "half", "unit", None];

    /// <summary>Reads a name, or <c>mean R G B std R G B</c> on the scale from 0 to 1.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static PixelNormalization Parse(string text)
    {
        if (text == None) return new PixelNormalization(text, (_, level) => level);
        if (!Named.TryGetValue(text, out var numbers)) numbers = Read(text);
        return new PixelNormalization(text, (c, level) => ((level / 255.0) - numbers.Means[c]) / numbers.Deviations[c]);
    }

    /// <summary>The text for means and deviations of red, green and blue, or of all three alike.</summary>
    public static string TextOf(IReadOnlyList<double> means, IReadOnlyList<double> deviations) =>
        $"mean {Three(means)} std {Three(deviations)}";

    /// <summary>What each level of a colour becomes.</summary>
    /// <param name="color">0 red, 1 green, 2 blue.</param>
    public ReadOnlySpan<float> Levels(int color) => _levels[color];

    /// <summary>As it was given.</summary>
    public override string ToString() => _text;

    private static string Three(IReadOnlyList<double> numbers) => numbers.Count is 1 or 3
        ? string.Join(' ', Enumerable.Range(0, 3).Select(c => numbers[c % numbers.Count].ToString("R", CultureInfo.InvariantCulture)))
        : throw new ArgumentException($"Red, green and blue take three numbers, or one for all; there are {numbers.Count}.");

    private static (double[] Means, double[] Deviations) Read(string text)
    {
        var words = text.Split(' ');
        if (words is ["mean", _, _, _, "std", _, _, _])
        {
            var numbers = words.Select(
                word => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)
                .ToArray();
            var (means, deviations) = (numbers[1..4], numbers[5..8]);
            if (means.All(double.IsFinite) && deviations.All(deviation => double.IsFinite(deviation) && deviation > 0))
                return (means, deviations);
        }

        throw new ArgumentException(
            $"'{text}' is no normalisation of pixels. Take {string.Join(", ", Names)}, or a mean and a deviation above 0 for each colour.");
    }
}
