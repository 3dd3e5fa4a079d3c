namespace AmazonRec.Data.Catalogs;

/// <summary>Metadata of items, each item once, in the order in which the file first names them.</summary>
public sealed class Catalog
{
    private readonly Dictionary<string, int> _positions;

    internal Catalog(IReadOnlyList<CatalogItem> items, Dictionary<string, int> positions, CatalogReport report) =>
        (Items, _positions, Report) = (items, positions, report);

    /// <summary>The items.</summary>
    public IReadOnlyList<CatalogItem> Items { get; }

    /// <summary>What was read, merged, left out and found missing.</summary>
    public CatalogReport Report { get; }

    /// <summary>
    /// Reads a metadata file, plain or gzip, and tells by its content how it is written: Amazon JSON lines (2014, 2018, 2023), Python
    /// literals (2014), u.item or movies.dat of MovieLens, or columns under a header (between commas, tabs, semicolons or bars). Genres of
    /// u.item are named by the u.genre beside it, or else by MovieLens 100K's own list.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FormatException">The file holds no metadata, or more rows are bad than are tolerated; names file, line and
    /// remedy.</exception>
    /// <exception cref="OperationCanceledException">Reading was ended by <see cref="CatalogOptions.Cancellation"/>.</exception>
    public static Catalog Read(string path, CatalogOptions? options = null)
    {
        var source = DataSource.File(path);
        var genres = Path.Combine(Path.GetDirectoryName(path) ?? "", MovieLensGenres.FileName);
        return CatalogReader.Read(source, options ?? new(), File.Exists(genres) ? DataSource.File(genres) : null);
    }

    /// <inheritdoc cref="Read(string, CatalogOptions?)"/>
    public static Catalog Read(DataSource source, CatalogOptions? options = null) =>
        CatalogReader.Read(source, options ?? new(), genres: null);

    /// <summary>The item of an id, or null.</summary>
    public CatalogItem? Find(string id) => _positions.TryGetValue(id, out var position) ? Items[position] : null;

    /// <summary>The items of ratings, by their codes.</summary>
    public CatalogJoin For(Ratings ratings) => new(this, ratings);
}
