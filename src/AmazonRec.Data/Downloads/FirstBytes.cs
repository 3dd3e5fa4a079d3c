using System.Text;

namespace AmazonRec.Data.Downloads;

/// <summary>Tells by a file's first bytes whether it is what was asked for: servers send error pages with status 200, too.</summary>
internal static class FirstBytes
{
    /// <summary>How many bytes are enough to tell.</summary>
    public const int Enough = 512;

    /// <summary>Refuses a file of another form.</summary>
    /// <exception cref="DownloadException">It is not what was asked for.</exception>
    public static void Check(ReadOnlySpan<byte> start, FileForm form, Uri address)
    {
        var fits = form switch
        {
            FileForm.Gzip => start is [0x1F, 0x8B, ..],
            FileForm.Zip => start is [(byte)'P', (byte)'K', 3, 4, ..],
            _ => !start.IsEmpty && !IsPage(start),
        };
        if (fits) return;
        var wanted = form == FileForm.Text ? "a table" : $"a {form.ToString().ToLowerInvariant()} file";
        var sent = start.IsEmpty ? "nothing" : IsPage(start) ? "a web page" : "something else";
        throw new DownloadException(
            $"{address}: sent {sent} ({Quote(start)}) where {wanted} was expected, so nothing was kept. Open the address in a browser: "
            + "the file may have moved, or ask for a login; --mirror URL fetches from another server.");
    }

    private static bool IsPage(ReadOnlySpan<byte> start)
    {
        var text = Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase);
    }

    private static string Quote(ReadOnlySpan<byte> start)
    {
        var letters = Encoding.Latin1.GetString(start[..Math.Min(start.Length, 40)]).Select(c => c is < ' ' or > '~' ? '.' : c);
        return $"'{string.Concat(letters)}'";
    }
}
