using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace AmazonRec.Data.Reading;

/// <summary>Reads files of lists, truths and predictions: rows of a user, an item, and numbers.</summary>
internal static class UserItemReader
{
    private const int RowsAtOnce = 4096;

    private static readonly UserItemRole[] OfRatings = [UserItemRole.User, UserItemRole.Item, UserItemRole.Rating];

    /// <exception cref="FormatException">See <see cref="UserItemRows.Read"/>.</exception>
    public static UserItemRows Read(
        DataSource source, UserItemKind kind, IReadOnlyList<string>? said, CancellationToken cancellation)
    {
        if (FileKind.Describe(source) == FileKind.ReviewLines) return OfReviews(source, kind, said, cancellation);
        var first = FirstRows.Read(source, said: null);
        if (first.IsByFilm)
            throw new FormatException($"{source.Name}: films as in the Netflix Prize. Write rows of {UserItemNames.Expected(kind)}.");
        var columns = UserItemColumns.Tell(source, first, kind, said);
        var (users, items) = (new RepeatedIds(), new RepeatedIds());
        var lines = new List<long>();
        var numbers = columns.At.Where(role => role.Key is not (UserItemRole.User or UserItemRole.Item))
            .ToDictionary(role => role.Key, _ => new List<double>());
        var fields = new DelimitedLine(first.Separator);
        using var reader = new LineReader(source, new RowLayout(first.Separator.QuotedBy));
        var skip = columns.HasHeader;
        while (reader.TryRead(out var line))
        {
            if (lines.Count % RowsAtOnce == 0) cancellation.ThrowIfCancellationRequested();
            if (Lines.IsBlank(line)) continue;
            if (skip)
            {
                skip = false;
                continue;
            }

            if (reader.IsBroken) throw Bad(QuotedRows.NotClosed);
            if (!Utf8.IsValid(line)) throw Bad(BinaryKind.NotUtf8(line));
            var count = fields.Split(line);
            if (count != columns.Count && !(count == columns.Count + 1 && count < DelimitedLine.MaxFields && fields[columns.Count].IsEmpty))
                throw Bad($"{count} columns where {columns.Count} are expected");
            users.Add(Id(UserItemRole.User));
            items.Add(Id(UserItemRole.Item));
            foreach (var (role, column) in numbers) column.Add(Number(role, fields[columns.At[role]]));
            lines.Add(reader.Line);
        }

        if (lines.Count == 0) throw FileKind.HeaderOnly(source);
        return new UserItemRows(source.Name, users.Rows, items.Rows, lines)
        {
            Rank = numbers.GetValueOrDefault(UserItemRole.Rank),
            Score = numbers.GetValueOrDefault(UserItemRole.Score),
            Rating = numbers.GetValueOrDefault(UserItemRole.Rating),
            Prediction = numbers.GetValueOrDefault(UserItemRole.Prediction),
            Guess = columns.Guess,
        };

        FormatException Bad(string reason) => new($"{source.Name}:{reader.Line}: {reason.TrimEnd('.')}. Mend the row or leave it out.");

        string Id(UserItemRole role)
        {
            var id = Encoding.UTF8.GetString(fields[columns.At[role]]).Trim();
            return id.Length > 0 ? id : throw Bad($"the {role.ToString().ToLowerInvariant()} id is empty");
        }

        double Number(UserItemRole role, ReadOnlySpan<byte> field)
        {
            var text = Encoding.UTF8.GetString(field).Trim();
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
                return number;
            var name = role.ToString().ToLowerInvariant();
            throw Bad(
                text.Length == 0 ? $"the {name} is missing" : $"{name} '{Excerpt.Cut(text)}' is not a number{DecimalComma.Hint(text)}");
        }
    }

    /// <summary>What users took, from reviews.</summary>
    private static UserItemRows OfReviews(
        DataSource source, UserItemKind kind, IReadOnlyList<string>? said, CancellationToken cancellation)
    {
        if (kind != UserItemKind.Truth)
            throw new FormatException($"{source.Name}: JSON, where columns are read: {UserItemNames.Expected(kind)}. Write CSV "
                + "(recommend --all --out lists.csv does).");
        var ratings = Ratings.Read(source, new ReadOptions
        {
            RatingRange = new RatingRange(float.MinValue, float.MaxValue),
            Columns = said?.Where(word => word.Contains('=') && OfRatings.Contains(UserItemNames.RoleOf(word.Split('=')[0]))).ToArray()
                is { Length: > 0 } own ? own : null,
            Cancellation = cancellation,
        });
        var (users, items) = (ratings.Users.Ids.ToArray(), ratings.Items.Ids.ToArray());
        return new UserItemRows(
            source.Name, Array.ConvertAll(ratings.User, code => users[code]), Array.ConvertAll(ratings.Item, code => items[code]), [])
        {
            Rating = ratings.IsImplicit ? null : Array.ConvertAll(ratings.Value, value => (double)value),
        };
    }

    /// <summary>Ids of rows, of which each is kept once.</summary>
    private sealed class RepeatedIds
    {
        private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

        public List<string> Rows { get; } = [];

        public void Add(string id)
        {
            if (!_known.TryGetValue(id, out var known)) _known[id] = known = id;
            Rows.Add(known);
        }
    }
}
