using System.Globalization;
using System.Text.Json.Serialization;

namespace AmazonRec.Studies.External;

/// <summary>All checks as <c>results/external.json</c> holds them.</summary>
/// <param name="Title">One line.</param>
/// <param name="Lines">Each figure.</param>
/// <param name="Environment">Where they were made.</param>
/// <param name="Seconds">Wall time of all checks.</param>
public sealed record ExternalResult(string Title, IReadOnlyList<ExternalLine> Lines, RunEnvironment Environment, double Seconds)
{
    /// <summary>Its name among the results.</summary>
    public const string FileName = "external.json";

    /// <summary>How many figures are as published.</summary>
    [JsonIgnore]
    public int Passed => Lines.Count(line => line.Passes);

    /// <summary>The figures as a table.</summary>
    public StudyTable ToTable() => new(
        $"{Title}: {Passed} of {Lines.Count} figures are as published",
        ["check", "figure", "published", "tolerance", "ours", "verdict", "s"],
        [.. Lines.Select(line => (IReadOnlyList<string>)
        [
            line.Check, line.Figure.What, Number(line.Figure.Expected), Number(line.Figure.Tolerance), line.Ours.ToString("F5", CultureInfo.InvariantCulture), line.Verdict,
            line.Seconds.ToString("F1", CultureInfo.InvariantCulture),
        ])]);

    /// <summary>Where the figures are from, and why they are allowed to differ by so much: a sentence for each check.</summary>
    public IReadOnlyList<string> Notes() => [.. Lines.Select(line => $"{line.Check}: {line.Source}. {line.Why}").Distinct()];

    private static string Number(double value) => value.ToString("0.000##", CultureInfo.InvariantCulture);
}
