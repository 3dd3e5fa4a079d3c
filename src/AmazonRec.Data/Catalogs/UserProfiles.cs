using AmazonRec.Data.Reading;

namespace AmazonRec.Data.Catalogs;

/// <summary>What files tell of users, each user once, in the order in which the file first names them.</summary>
public sealed class UserProfiles
{
    private readonly Dictionary<string, int> _positions;

    private UserProfiles(IReadOnlyList<UserProfile> users, Dictionary<string, int> positions, long rows, IReadOnlyList<RowError> badRows) =>
        (Users, _positions, Rows, BadRows) = (users, positions, rows, badRows);

    /// <summary>The users.</summary>
    public IReadOnlyList<UserProfile> Users { get; }

    /// <summary>Rows of the file, without header and blank lines; rows of a user beyond the first are merged into it.</summary>
    public long Rows { get; }

    /// <summary>Rows left out as bad.</summary>
    public IReadOnlyList<RowError> BadRows { get; }

    /// <summary>
    /// Reads users, plain or gzip, and tells by content from what: u.user of MovieLens 100K, users.dat of 1M, or ratings whose column
    /// user_attr holds genders (the marketing bias data, Wan et al. 2020). Of the options, range and columns are not used.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FormatException">The file tells nothing of users, or more rows are bad than are tolerated; names file, line and
    /// remedy.</exception>
    public static UserProfiles Read(string path, ReadOptions? options = null) => Read(DataSource.File(path), options);

    /// <inheritdoc cref="Read(string, ReadOptions?)"/>
    public static UserProfiles Read(DataSource source, ReadOptions? options = null)
    {
        options ??= new();
        var parser = UserParser.For(source);
        var bad = new BadRows(source.Name, options.SkipBadRows);
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        var users = new List<UserProfile>();
        using var rows = new CatalogRows(
            source,
            parser.QuotedBy is { } delimiter ? new Quoting(delimiter, HasBackslashes: false) : null,
            options.Progress,
            options.Cancellation);
        if (parser.HasHeader) rows.TryRead(out _);
        var header = rows.Count;
        while (rows.TryRead(out var row))
        {
            try
            {
                if (rows.Problem is { } problem) throw new FormatException(problem);
                var user = parser.Parse(row);
                if (positions.TryAdd(user.Id, users.Count)) users.Add(user);
                else users[positions[user.Id]] = users[positions[user.Id]].OrElse(user);
            }
            catch (FormatException e)
            {
                bad.Add(rows.Line, e.Message.TrimEnd('.'));
            }
        }

        return new UserProfiles(users, positions, rows.Count - header, bad.Rows);
    }

    /// <summary>The user of an id, or null.</summary>
    public UserProfile? Find(string id) => _positions.TryGetValue(id, out var position) ? Users[position] : null;

    /// <summary>The user of each user code of the ratings; null where nothing is told.</summary>
    public IReadOnlyList<UserProfile?> For(Ratings ratings) => [.. ratings.Users.Ids.Select(Find)];
}
