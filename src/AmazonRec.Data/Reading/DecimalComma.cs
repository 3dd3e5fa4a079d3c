using System.Globalization;

namespace AmazonRec.Data.Reading;

/// <summary>Numbers with a comma where the point is expected, as 3,5.</summary>
internal static class DecimalComma
{
    /// <summary>What is said behind a text that is no number for its comma; nothing otherwise.</summary>
    public static string Hint(string text) =>
        text.Count(c => c == ',') == 1 && double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? $": it has a decimal comma; write {text.Trim().Replace(',', '.')}"
            : "";
}
