using AmazonRec.Data;

namespace AmazonRec.Features.Importing;

/// <summary>Rows that come with their ids in any order, of which only the wanted are kept.</summary>
/// <param name="source">What errors call the file.</param>
/// <param name="width">Numbers per row.</param>
/// <param name="only">Ids to keep; null for all.</param>
internal sealed class FeatureRows(string source, int width, Vocabulary? only)
{
    /// <summary>Numbers per item, at most: as wide as the widest layer.</summary>
    public const int MaxWidth = 1 << 20;

    private readonly Dictionary<string, float[]> _rows = new(StringComparer.Ordinal);

    public int Kept => _rows.Count;

    /// <summary>Rows of ids that are not wanted.</summary>
    public long Others { get; private set; }

    /// <summary>Second and later rows of an id, of which the first stays.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Room for the row of an id; null where it is not kept.</summary>
    /// <exception cref="FormatException">There are more rows than one array takes.</exception>
    public float[]? Add(string id)
    {
        if (only is not null && !only.TryGetCode(id, out _))
        {
            Others++;
            return null;
        }

        if (_rows.ContainsKey(id))
        {
            Duplicates++;
            return null;
        }

        if ((_rows.Count + 1L) * width > Array.MaxLength)
            throw new FormatException(
                $"{source}: has more than {_rows.Count:N0} items of {width:N0} numbers, which is all that is kept at once. Keep the "
                + "items of some ratings: --only-items-of FILE.");
        return _rows[id] = new float[width];
    }

    /// <summary>The rows in the order of their ids.</summary>
    /// <exception cref="FormatException">There is none, or one holds a number that is not finite.</exception>
    public FeatureMatrix ToMatrix(string name, IReadOnlyDictionary<string, string> origin)
    {
        if (_rows.Count == 0)
            throw new FormatException(
                only is null
                    ? $"{source}: holds no row."
                    : $"{source}: holds none of the {only.Count:N0} items that are wanted, such as '{only[0]}'; its {Others:N0} rows "
                        + "are of others.");
        var items = Vocabulary.FromIds(_rows.Keys);
        var values = new float[_rows.Count * width];
        foreach (var (id, row) in _rows) row.CopyTo(values, items.CodeOf(id) * width);
        try
        {
            return new FeatureMatrix(name, items, width, values, origin);
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"{source}: {e.Message}", e);
        }
    }
}
