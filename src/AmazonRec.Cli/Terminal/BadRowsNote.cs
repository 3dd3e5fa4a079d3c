using AmazonRec.Data;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>Names the rows that were left out: nothing is dropped silently.</summary>
internal static class BadRowsNote
{
    private const int Shown = 10;

    public static void Write(IAnsiConsole console, IReadOnlyList<RowError> rows)
    {
        if (rows.Count == 0) return;
        console.WriteLine($"{rows.Count:N0} bad {(rows.Count == 1 ? "row was" : "rows were")} left out:");
        foreach (var row in rows.Take(Shown)) console.WriteLine($"  {row}");
        if (rows.Count > Shown) console.WriteLine($"  and {rows.Count - Shown:N0} more");
    }
}
