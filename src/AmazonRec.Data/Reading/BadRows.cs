namespace AmazonRec.Data.Reading;

/// <summary>Collects bad rows up to a limit, beyond which the next is an error.</summary>
internal sealed class BadRows(string file, int tolerated)
{
    private readonly List<RowError> _rows = [];

    public IReadOnlyList<RowError> Rows => _rows;

    /// <exception cref="BadRowException">More rows are bad than are tolerated.</exception>
    public void Add(long line, string reason)
    {
        var row = new RowError(file, line, Excerpt.Cut(reason));
        if (_rows.Count >= tolerated) throw new BadRowException(row, tolerated);
        _rows.Add(row);
    }
}
