namespace AmazonRec.Data.Reading;

/// <summary>
/// Files of one user a line, the user's items behind in their order, as those of SASRec and S3Rec: told, and not read yet.
/// </summary>
internal static class Sequences
{
    private const int FewestRows = 3;

    /// <exception cref="FormatException">The file is one of sequences.</exception>
    public static void RefuseIn(DataSource source, FirstRows first)
    {
        var rows = first.Rows;
        var widths = rows.Select(row => row.Length).CountBy(width => width).ToArray();
        if (
            rows.Count < FewestRows || widths.Length < 2 || widths.Max(w => w.Value) * 3 > rows.Count * 2
                || rows.Average(row => row.Length) <= 3)
            return;
        if (rows.Select(row => row[0]).Distinct(StringComparer.Ordinal).Count() < rows.Count) return;
        var split = first.Separator.IsBlank ? "" : $"-F'{first.Separator.Text.Replace("\t", "\\t")}' ";
        throw new FormatException(
            $"{source.Name}: rows of {widths.Min(w => w.Key)} to {widths.Max(w => w.Key)} columns, each with a first id of its own: one "
            + "user a line and the items behind in their order, as for SASRec. "
            + $"This can't be read yet. Write one row for each item: awk {split}'{{for(i=2;i<=NF;i++) print $1\",\"$i\",\"i}}' FILE > "
            + "NEW, which is who chose what and when: --columns user,item,timestamp");
    }
}
