namespace AmazonRec.Synthesis;

/// <summary>What a format writes, and where to.</summary>
internal sealed record SynthesisTarget(SynthesisOptions Options, SyntheticRatings Ratings, string Folder, SynthesisWork Work)
{
    private const double Prepared = 0.3; // the part of the work that is done when rows are in order

    /// <summary>Writes a table that is not the last.</summary>
    public void WriteTable(string name, string header, int rows, RangeWriter write) =>
        OrderedFile.Write(Path.Combine(Folder, FormatFiles.Packed(name, Options)), header, rows, write, Work);

    /// <summary>Writes the table of the rows in some order, which takes longest.</summary>
    public void WriteRows(string name, string header, int[] order, Action<RowBuffer, int> write) =>
        WriteRows(name, header, order, () => write);

    /// <inheritdoc cref="WriteRows(string, string, int[], Action{RowBuffer, int})"/>
    /// <param name="name">The file's name without .gz.</param>
    /// <param name="header">Its first line, or empty.</param>
    /// <param name="order">The rows to write, one after another.</param>
    /// <param name="writer">Makes what writes a row, for one range at a time: it may keep texts between rows.</param>
    public void WriteRows(string name, string header, int[] order, Func<Action<RowBuffer, int>> writer) =>
        WriteRows(name, header, order, (lines, rows) =>
    {
        var write = writer();
        foreach (var row in rows) write(lines, row);
    });

    /// <inheritdoc cref="WriteRows(string, string, int[], Action{RowBuffer, int})"/>
    public void WriteRows(string name, string header, int[] order, RowsWriter write) => OrderedFile.Write(
        Path.Combine(Folder, FormatFiles.Packed(name, Options)),
        header,
        order.Length,
        (buffer, from, to) => write(buffer, order.AsSpan(from..to)),
        Work,
        Prepared);

    /// <summary>What the format's files call an item: SYN0000123, or in MovieLens's 123.</summary>
    public string IdOf(int item) => FormatFiles.Find(Options).HasPlainIds ? $"{item + 1}" : Labels.Asin(item);

    /// <summary>The address in the metadata of the picture of an item, which doesn't exist; null without pictures.</summary>
    public string? ImageUrl(int item) => Options.Images ? $"https://images.example/{IdOf(item)}.png" : null;
}
