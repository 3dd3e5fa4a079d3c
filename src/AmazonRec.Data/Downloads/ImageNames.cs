using System.Security.Cryptography;
using System.Text;

namespace AmazonRec.Data.Downloads;

/// <summary>File names made of item ids, which may hold anything: a path, say, or a name that Windows keeps for itself.</summary>
public static class ImageNames
{
    private const int Longest = 80;
    private static readonly HashSet<string> Reserved =
        new(
            ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })],
            StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The name of an item's file, without extension. An id of capitals, digits, '-', '_' and inner '.', as all of Amazon's are, is its own
    /// name. Any other carries a hash of the id, small letters too: on many disks 'a1' and 'A1' are one file.
    /// </summary>
    public static string FileOf(string item)
    {
        var kept = string.Concat(item.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_')).Trim('.');
        if (kept.Length > Longest) kept = kept[..Longest].TrimEnd('.');
        if (kept.Length == 0 || Reserved.Contains(kept.Split('.')[0])) kept = $"_{kept}";
        return kept == item && !kept.Any(char.IsAsciiLetterLower)
            ? kept
            : $"{kept}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(item)))[..12]}";
    }
}
