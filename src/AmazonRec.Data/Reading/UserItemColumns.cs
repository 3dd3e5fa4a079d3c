using System.Globalization;

namespace AmazonRec.Data.Reading;

/// <summary>Where the columns of a file of lists, truths or predictions stand.</summary>
/// <param name="Count">How many columns a row has.</param>
/// <param name="HasHeader">Whether the first row names them.</param>
/// <param name="At">Where each role stands; users and items always do.</param>
internal sealed record UserItemColumns(int Count, bool HasHeader, IReadOnlyDictionary<UserItemRole, int> At)
{
    private const string Example =
        "Write for example --columns user,item,score with one word for each column in its order (_ passes over one), or --columns "
        + "user=uid,item=asin,score=pred with the file's own names.";

    /// <summary>Which column was taken for what, where nothing says it; null where the file does.</summary>
    public string? Guess { get; init; }

    /// <summary>Tells the columns of a file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="first">Its first rows.</param>
    /// <param name="kind">What its rows say.</param>
    /// <param name="said">What is said of them; null for nothing.</param>
    /// <exception cref="FormatException">They can't be told; the message says what to do.</exception>
    public static UserItemColumns Tell(DataSource source, FirstRows first, UserItemKind kind, IReadOnlyList<string>? said)
    {
        if (said is not null && said.Any(word => word.Contains('='))) return ByNames(source, first, kind, Named(said));
        if (said is not null && kind != UserItemKind.Truth) return ByOrder(source, first, kind, said);
        if (IsHeader(first.First)) return ByNames(source, first, kind, []);
        return kind == UserItemKind.Truth && ByShape(source, first) is { } told ? told : Usual(source, first, kind);
    }

    /// <summary>The file's own names for roles, as <c>user=uid</c>.</summary>
    /// <exception cref="FormatException">A word is none.</exception>
    private static Dictionary<UserItemRole, string> Named(IReadOnlyList<string> said)
    {
        var names = new Dictionary<UserItemRole, string>();
        foreach (var word in said)
        {
            var parts = word.Split('=', 2, StringSplitOptions.TrimEntries);
            var role = UserItemNames.RoleOf(parts[0]);
            if (parts.Length < 2 || parts[1].Length == 0 || role == UserItemRole.None || !names.TryAdd(role, parts[1]))
                throw new FormatException(
                    $"--columns: '{word}' is not user=NAME, item=NAME, rank=NAME, score=NAME, rating=NAME or prediction=NAME, each at most "
                    + $"once. {Example}");
        }

        return names;
    }

    private static UserItemColumns ByNames(
        DataSource source, FirstRows first, UserItemKind kind, Dictionary<UserItemRole, string> own)
    {
        var header = first.First;
        var at = new Dictionary<UserItemRole, int>();
        foreach (var role in (UserItemRole[])[UserItemRole.User, UserItemRole.Item, .. UserItemNames.NumbersOf(kind)])
        {
            var place = own.TryGetValue(role, out var name)
                ? Array.FindIndex(header, column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase))
                : -1;
            if (place < 0) place = UserItemNames.Find(header, role, kind);
            if (place >= 0 && !at.ContainsValue(place)) at[role] = place;
            else if (role is UserItemRole.User or UserItemRole.Item || kind == UserItemKind.Predictions)
                throw new FormatException(
                    $"{source.Name}:{first.LineOf[0]}: the header '{Excerpt.Cut(string.Join(first.Separator.Shown, header))}' names "
                    + $"{(place == -2 ? "more than one" : "no")} {Word(role)}. Name the columns {UserItemNames.Expected(kind)}, or say "
                    + $"which is which. {Example}");
        }

        return new UserItemColumns(header.Length, HasHeader: true, at);
    }

    private static UserItemColumns ByOrder(DataSource source, FirstRows first, UserItemKind kind, IReadOnlyList<string> said)
    {
        var at = new Dictionary<UserItemRole, int>();
        foreach (var (place, word) in said.Index())
        {
            var role = UserItemNames.RoleOf(word);
            if (kind == UserItemKind.Lists && role is UserItemRole.Rating or UserItemRole.Prediction) role = UserItemRole.Score;
            if (role == UserItemRole.None && word != "_" && ColumnNames.RoleOf(word) == ColumnRole.None)
                throw new FormatException($"--columns: '{word}' is no column of such a file. {Example}");
            if (role != UserItemRole.None && !at.TryAdd(role, place))
                throw new FormatException($"--columns: '{string.Join(',', said)}' names {Word(role)} twice. {Example}");
        }

        UserItemRole[] needed = [
            UserItemRole.User, UserItemRole.Item, .. kind == UserItemKind.Predictions ? UserItemNames.NumbersOf(kind) : []];
        if (needed.FirstOrDefault(role => !at.ContainsKey(role)) is not UserItemRole.None and var missing)
            throw new FormatException($"--columns: '{string.Join(',', said)}' names no {Word(missing)}. {Example}");
        if (first.First.Length != said.Count)
            throw new FormatException(
                $"{source.Name}:{first.LineOf[0]}: {first.First.Length} columns, separated by {first.Separator}, and --columns names "
                + $"{said.Count}. {Example}");
        var numbers = at.Where(role => role.Key is not (UserItemRole.User or UserItemRole.Item)).ToArray();
        var isHeader = numbers.Length > 0
            ? numbers.All(number => !HeaderTest.IsNumber(first.First[number.Value]))
            : IsHeader(first.First);
        return new UserItemColumns(said.Count, isHeader, at);
    }

    /// <summary>What Amazon's ids or MovieLens's file names tell of ratings; null where they tell nothing.</summary>
    private static UserItemColumns? ByShape(DataSource source, FirstRows first)
    {
        ColumnOrder order;
        try
        {
            order = ColumnOrderDetector.Detect(source, new ReadOptions());
        }
        catch (FormatException)
        {
            return null; // nothing tells the order for certain: it is the usual one
        }

        var at = new Dictionary<UserItemRole, int> { [UserItemRole.User] = order.User, [UserItemRole.Item] = order.Item };
        if (order.Rating >= 0) at[UserItemRole.Rating] = order.Rating;
        return new UserItemColumns(first.First.Length, order.HasHeader, at);
    }

    /// <summary>User, item, then the numbers, in the usual order.</summary>
    private static UserItemColumns Usual(DataSource source, FirstRows first, UserItemKind kind)
    {
        var (width, numbers) = (first.First.Length, UserItemNames.NumbersOf(kind));
        // Behind the rating of what users took may stand the time.
        var most = kind == UserItemKind.Truth ? 4 : 2 + numbers.Length;
        var least = kind == UserItemKind.Predictions ? 4 : 2;
        if (width < least || width > most)
            throw new FormatException(
                $"{source.Name}:{first.LineOf[0]}: {width} columns without a header, separated by {first.Separator}, where "
                + $"{UserItemNames.Expected(kind)} are expected. {Example}");
        for (var column = 2; column < width; column++)
            if (!HeaderTest.IsNumber(first.First[column]))
                throw new FormatException(
                    $"{source.Name}:{first.LineOf[0]}: '{Excerpt.Cut(first.First[column])}' in column {column + 1} is no number, and if "
                    + $"the row is a header it names no user and no item. Expected are {UserItemNames.Expected(kind)}. {Example}");
        var at = new Dictionary<UserItemRole, int> { [UserItemRole.User] = 0, [UserItemRole.Item] = 1 };
        var isScore = kind == UserItemKind.Lists && width == 3 && !AreRanks(first.Rows);
        if (isScore) at[UserItemRole.Score] = 2;
        else
            for (var i = 0; i < Math.Min(numbers.Length, width - 2); i++) at[numbers[i]] = i + 2;
        return new UserItemColumns(width, HasHeader: false, at)
        {
            Guess = kind == UserItemKind.Lists && width == 3
                ? $"no header: the third column was taken for a {(isScore ? "score" : "rank")}"
                    + $"{(isScore ? ", as it does not count 1, 2, 3 for each user" : ", as it counts 1, 2, 3 for each user")}; --columns "
                    + $"user,item,{(isScore ? "rank" : "score")} says otherwise"
                : null,
        };
    }

    /// <summary>Whether the third column counts each user's rows from 0 or 1, as far as the first rows go.</summary>
    private static bool AreRanks(List<string[]> rows)
    {
        var seen = new Dictionary<string, HashSet<double>>(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => row.Length >= 3))
        {
            if (!seen.TryGetValue(row[0], out var ranks)) seen[row[0]] = ranks = [];
            if (!double.TryParse(row[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var rank)) return false;
            if (rank < 0 || rank != Math.Floor(rank) || !ranks.Add(rank)) return false;
        }

        return seen.Values.All(ranks => ranks.Contains(0) || ranks.Contains(1));
    }

    /// <summary>Whether a first row names columns: a user or an item is among them, and no number.</summary>
    private static bool IsHeader(string[] row) =>
        row.Any(field => ColumnNames.RoleOf(field) is ColumnRole.User or ColumnRole.Item) && !row.Any(HeaderTest.IsNumber);

    private static string Word(UserItemRole role) => role.ToString().ToLowerInvariant();
}
