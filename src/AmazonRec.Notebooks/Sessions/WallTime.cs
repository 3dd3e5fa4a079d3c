using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>How long a cell took that begins with <c>#!time</c>, in the words of the .NET Interactive kernel.</summary>
internal static partial class WallTime
{
    /// <summary>As an output: <c>Wall time: 123.4ms</c>.</summary>
    public static DataOutput Show(TimeSpan time) => new(
        new JsonObject { ["text/plain"] = string.Create(CultureInfo.InvariantCulture, $"Wall time: {time.TotalMilliseconds:F1}ms") },
        IsResult: false);

    /// <summary>The text of an output with the number taken out, if it is such a time.</summary>
    public static string Hide(string text) => Time().Replace(text, "Wall time: ...ms");

    [GeneratedRegex(@"\AWall time: [\d.]+ms\s*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Time();
}
