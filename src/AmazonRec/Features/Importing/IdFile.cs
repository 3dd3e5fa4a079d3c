using System.Text;
using AmazonRec.Data;
using AmazonRec.Data.Reading;

namespace AmazonRec.Features.Importing;

/// <summary>Ids, one on a line, in the order of the rows of a file that has none.</summary>
internal static class IdFile
{
    private const int MaxLength = 1000;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="FormatException">A line is empty, very long, or no UTF-8; names file and line.</exception>
    public static List<string> Read(DataSource source)
    {
        using var lines = new LineReader(source);
        var ids = new List<string>();
        while (lines.TryRead(out var line))
        {
            if (Lines.IsBlank(line))
                throw new FormatException(
                    $"{source.Name}:{lines.Line}: no id on this line. Give one for each row, in the order of the rows.");
            if (line.Length > MaxLength)
                throw new FormatException(
                    $"{source.Name}:{lines.Line}: {line.Length:N0} bytes for an id. Is this a list of ids, one on a line?");
            try
            {
                ids.Add(Strict.GetString(line));
            }
            catch (DecoderFallbackException e)
            {
                throw new FormatException($"{source.Name}:{lines.Line}: is no UTF-8 text.", e);
            }
        }

        return ids;
    }
}
