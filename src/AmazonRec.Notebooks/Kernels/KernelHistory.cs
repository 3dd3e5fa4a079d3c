using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace AmazonRec.Notebooks.Kernels;

/// <summary>The cells that ran since the kernel started, for clients that ask (<c>history_request</c>).</summary>
internal sealed class KernelHistory
{
    private const int Session = 1; // the kernel keeps no earlier ones
    private readonly List<(int Number, string Code, string? Result)> _cells = [];

    /// <summary>A cell ran.</summary>
    /// <param name="number">Of the cell.</param>
    /// <param name="code">The cell.</param>
    /// <param name="result">Its value as words; null if it has none.</param>
    public void Add(int number, string code, string? result)
    {
        lock (_cells) _cells.Add((number, code, result));
    }

    /// <summary>The last ones, those of a range, or those of a pattern in which <c>*</c> and <c>?</c> stand for any letters.</summary>
    public JsonObject Answer(JsonObject request)
    {
        (int Number, string Code, string? Result)[] cells;
        lock (_cells) cells = [.. _cells];
        var found = (string?)request["hist_access_type"] switch
        {
            "range" => cells.Where(cell => InRange(cell.Number)),
            "search" => Search(cells, (string?)request["pattern"] ?? "*", (bool?)request["unique"] ?? false),
            _ => cells,
        };
        var n = (string?)request["hist_access_type"] == "range" ? null : (int?)request["n"];
        var output = (bool?)request["output"] ?? false;
        return new()
        {
            ["status"] = "ok",
            ["history"] = new JsonArray(
                [.. found.TakeLast(n ?? int.MaxValue).Select(cell => new JsonArray(
                    Session, cell.Number, output ? new JsonArray(cell.Code, cell.Result) : cell.Code))]),
        };

        bool InRange(int number) =>
            (int?)request["session"] is null or 0 or Session && number >= ((int?)request["start"] ?? 1)
                && number < ((int?)request["stop"] ?? int.MaxValue);
    }

    private static IEnumerable<(int Number, string Code, string? Result)> Search(
        IEnumerable<(int Number, string Code, string? Result)> cells, string pattern, bool unique)
    {
        var found = cells.Where(cell => FileSystemName.MatchesSimpleExpression(pattern, cell.Code, ignoreCase: false));
        return unique ? found.Reverse().DistinctBy(cell => cell.Code, StringComparer.Ordinal).Reverse() : found;
    }
}
