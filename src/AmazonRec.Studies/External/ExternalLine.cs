using System.Globalization;
using System.Text.Json.Serialization;

namespace AmazonRec.Studies.External;

/// <summary>One published figure beside ours.</summary>
/// <param name="Check">What was measured.</param>
/// <param name="Figure">The published number.</param>
/// <param name="Ours">Our number.</param>
/// <param name="Source">Who published it.</param>
/// <param name="Why">Why the tolerance is what it is.</param>
/// <param name="Seconds">Wall time of the whole check; its figures share it.</param>
public sealed record ExternalLine(string Check, ExternalFigure Figure, double Ours, string Source, string Why, double Seconds)
{
    /// <summary>How far ours lies from the published number beyond the tolerance; 0 within it.</summary>
    [JsonIgnore]
    public double ShortBy => Math.Max(0, Math.Abs(Ours - Figure.Expected) - Figure.Tolerance);

    /// <summary>Whether ours is within the tolerance.</summary>
    public bool Passes => Math.Abs(Ours - Figure.Expected) <= Figure.Tolerance;

    /// <summary>The verdict in words.</summary>
    [JsonIgnore]
    public string Verdict => Passes ? "pass" : string.Create(CultureInfo.InvariantCulture, $"falls short by {ShortBy:0.0000#}");
}
