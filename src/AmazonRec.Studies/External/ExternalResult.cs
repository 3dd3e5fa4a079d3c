using System.Text.Json.Serialization;
using AmazonRec.Studies.Running;
using AmazonRec.Studies.Tables;

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
    public Table ToTable() => new(
        $"{Title}: {Passed} of {Lines.Count} figures are as published",
        Column.Text("check", Lines.Select(l => l.Check)),
        Column.Text("figure", Lines.Select(l => l.Figure.What)),
        Column.Numbers("published", Lines.Select(l => l.Figure.Expected), "0.000##"),
        Column.Numbers("tolerance", Lines.Select(l => l.Figure.Tolerance), "0.######"),
        Column.Numbers("ours", Lines.Select(l => l.Ours), "F5"),
        Column.Text("verdict", Lines.Select(l => l.Verdict)),
        Column.Numbers("s", Lines.Select(l => l.Seconds), "F1"));

    /// <summary>Where the figures are from, and why they are allowed to differ by so much: a sentence for each check.</summary>
    public IReadOnlyList<string> Notes() => [.. Lines.Select(line => $"{line.Check}: {line.Source}. {line.Why}").Distinct()];
}
