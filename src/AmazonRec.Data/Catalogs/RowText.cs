using System.Text;
using System.Text.Unicode;
using AmazonRec.Data.Reading;

namespace AmazonRec.Data.Catalogs;

/// <summary>Bytes of a row as text.</summary>
internal static class RowText
{
    /// <summary>Refuses bytes that are no text.</summary>
    /// <exception cref="FormatException">The row is not valid UTF-8; says which byte is not, and what to do.</exception>
    public static void CheckUtf8(ReadOnlySpan<byte> row)
    {
        if (!Utf8.IsValid(row)) throw new FormatException(BinaryKind.NotUtf8(row));
    }

    /// <summary>
    /// Text of MovieLens, whose older sets are Latin-1 and newer ones UTF-8: a line that is valid UTF-8 is taken for that, and Latin-1
    /// letters beside ASCII never are.
    /// </summary>
    public static string OfMovieLens(ReadOnlySpan<byte> row) => (Utf8.IsValid(row) ? Encoding.UTF8 : Encoding.Latin1).GetString(row);

    /// <summary>An id that says something.</summary>
    /// <exception cref="FormatException">It is empty.</exception>
    public static string Id(string? id, string name) =>
        string.IsNullOrWhiteSpace(id) ? throw new FormatException($"'{name}' is missing or empty") : id.Trim();
}
