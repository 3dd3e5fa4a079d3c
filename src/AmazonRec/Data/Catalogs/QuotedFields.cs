using AmazonRec.Data.Reading;

namespace AmazonRec.Data.Catalogs;

/// <summary>Follows the quotes of a line of columns, as RFC 4180 and <see cref="DelimitedLine"/> have them.</summary>
internal static class QuotedFields
{
    /// <summary>Whether a line ends inside a quoted field, which then goes on in the next line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="delimiter">What separates the fields.</param>
    /// <param name="wasOpen">Whether it begins inside one.</param>
    public static bool EndsOpen(ReadOnlySpan<byte> line, byte delimiter, bool wasOpen)
    {
        if (!wasOpen && !line.Contains((byte)'"')) return false;
        var rest = line;
        var open = wasOpen;
        while (true)
        {
            if (!open && rest is [(byte)'"', ..])
            {
                open = true;
                rest = rest[1..];
            }

            while (open)
            {
                var quote = rest.IndexOf((byte)'"');
                if (quote < 0) return true;
                rest = rest[(quote + 1)..];
                if (rest is [(byte)'"', ..]) rest = rest[1..]; // a doubled quote is a character
                else open = false;
            }

            var end = rest.IndexOf(delimiter);
            if (end < 0) return false;
            rest = rest[(end + 1)..];
        }
    }
}
