using System.Text.Json;
using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Documents;
using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Running;

/// <summary>Compares what cells show with what their file says they show.</summary>
public static class OutputComparison
{
    /// <summary>The tag of cells whose outputs differ from run to run: times, dates, machines.</summary>
    public const string Volatile = "volatile";

    private const int Context = 1;
    private const int MostLines = 12;
    private const int Widest = 160;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>What differs between a file and a run of the same cells, cells tagged <see cref="Volatile"/> aside.</summary>
    public static IReadOnlyList<OutputDifference> Compare(Notebook file, Notebook run) =>
    [
        .. file.CodeCells.Zip(run.CodeCells).Select((pair, i) => (Cell: i + 1, File: pair.First, Run: pair.Second))
            .Where(c => !c.File.Has(Volatile))
            .Select(c => new OutputDifference(c.Cell, c.File.Id, Difference(Text(c.File), Text(c.Run))))
            .Where(d => d.Lines.Count > 0),
    ];

    /// <summary>Outputs as lines; what depends on the counting of cells, the place of files or the clock (<c>#!time</c>) is left out.</summary>
    private static string[] Text(NotebookCell cell) => [.. cell.Outputs.SelectMany(output => Lines((JsonObject)output!))];

    private static IEnumerable<string> Lines(JsonObject output)
    {
        switch ((string?)output["output_type"])
        {
            case "stream": return [$"[{(string?)output["name"]}]", .. MultilineText.Read(output["text"]).TrimEnd('\n').Split('\n')];
            case "error": return [$"[error] {(string?)output["ename"]}: {(string?)output["evalue"]}"];
            case var kind:
                return ((JsonObject?)output["data"] ?? []).OrderBy(form => form.Key, StringComparer.Ordinal)
                    .SelectMany(
                        form =>
                            new[] { $"[{kind}, {form.Key}]" }.Concat(
                                (
                                    form.Key.EndsWith("json", StringComparison.Ordinal)
                                        ? Sorted(form.Value)?.ToJsonString(Indented) ?? ""
                                        : WallTime.Hide(MultilineText.Read(form.Value))).TrimEnd('\n').Split('\n')));
        }
    }

    /// <summary>The order of names in JSON means nothing, and editors change it.</summary>
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members =>
            new JsonObject(members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    /// <summary>The first place where two texts part, with a line before it; nothing if they are one.</summary>
    private static string[] Difference(string[] file, string[] run)
    {
        var same = 0;
        while (same < file.Length && same < run.Length && file[same] == run[same]) same++;
        if (same == file.Length && same == run.Length) return [];
        var end = 0;
        while (end < file.Length - same && end < run.Length - same && file[^(end + 1)] == run[^(end + 1)]) end++;
        return
        [
            .. file[Math.Max(0, same - Context)..same].Select(line => $"  {Short(line, 0)}"),
            .. Shown(file, '-'),
            .. Shown(run, '+'),
        ];

        IEnumerable<string> Shown(string[] lines, char sign)
        {
            var changed = lines[same..^end];
            var apart = file.Length > same && run.Length > same ? file[same].Zip(run[same]).TakeWhile(p => p.First == p.Second).Count() : 0;
            return changed.Take(MostLines).Select((line, i) => $"{sign} {Short(line, i == 0 ? apart : 0)}")
                .Concat(changed.Length > MostLines ? [$"{sign} ... {changed.Length - MostLines} lines more"] : []);
        }
    }

    /// <summary>A line as far as it can be read, and around the place where it parts from the other.</summary>
    private static string Short(string line, int apart)
    {
        if (line.Length <= Widest) return line;
        var start = Math.Clamp(apart - (Widest / 2), 0, line.Length - Widest);
        return $"{(start > 0 ? "..." : "")}{line.Substring(start, Widest)}{(start + Widest < line.Length ? "..." : "")}";
    }
}
