using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using AmazonRec.Compute;

namespace AmazonRec.Data.Reading;

/// <summary>
/// Reads ratings from delimited columns. Rows as files mostly have them are read where they lie; any other with all care.
/// </summary>
internal sealed class DelimitedRatings(ColumnOrder order, RatingRange range) : IRatingParser
{
    /// <summary>What a row without a rating counts as: the item was chosen.</summary>
    private const float Chosen = 1;

    private readonly DelimitedLine _fields = new(order.Separator);
    private readonly byte _delimiter = order.Separator.Bytes[0];
    private readonly byte[] _separator = order.Separator.Bytes;
    private readonly bool _isBlank = order.Separator.IsBlank;
    private readonly int _last = new[] { order.User, order.Item, order.Rating, order.Time, order.Text }.Max();

    public bool HasTexts => order.Text >= 0;

    public bool AsksVerified => false;

    public string? Parse(Span<byte> line, out RatingLine rating) =>
        !_isBlank && TryPlain(line, out rating) ? null : Carefully(line, out rating);

    /// <summary>Reads a row without quotes and blanks around its fields; false where there are any, or anything else is unusual.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryPlain(ReadOnlySpan<byte> line, out RatingLine rating)
    {
        rating = new RatingLine { Value = Chosen };
        var (start, wide) = (0, _separator.Length);
        for (var column = 0; column < order.Count; column++)
        {
            var rest = line[start..];
            var length = wide == 1 ? rest.IndexOf(_delimiter) : rest.IndexOf(_separator);
            if ((length < 0) != (column == order.Count - 1)) return false;
            if (length < 0) length = rest.Length;
            if (column <= _last)
            {
                var field = rest[..length];
                if (field is [(byte)'"', ..]) return false;
                if (column == order.User)
                {
                    if (!IsPlain(field)) return false;
                    (rating.UserStart, rating.UserLength) = (start, length);
                }
                else if (column == order.Item)
                {
                    if (!IsPlain(field)) return false;
                    (rating.ItemStart, rating.ItemLength) = (start, length);
                }
                else if (column == order.Rating)
                {
                    if (!TryRating(field, out rating.Value) || !range.Contains(rating.Value)) return false;
                }
                else if (column == order.Time)
                {
                    if (!UnixTime.TryParse(field, order.TimeUnit, out rating.Time)) return false;
                }
                else if (column == order.Text)
                {
                    rating.TextHash = HashOfText(field);
                }
            }
            else if (rest is [(byte)'"', ..])
            {
                return false;
            }

            start += length + wide;
        }

        return true;
    }

    private static bool IsPlain(ReadOnlySpan<byte> id) => id.Length > 0 && id[0] > ' ' && id[^1] > ' ';

    private static bool TryRating(ReadOnlySpan<byte> text, out float rating)
    {
        if (text is [>= (byte)'0' and <= (byte)'9'] or [>= (byte)'0' and <= (byte)'9', (byte)'.', (byte)'0'])
        {
            rating = text[0] - '0';
            return true;
        }

        return Utf8Parser.TryParse(text, out rating, out var used) && used == text.Length;
    }

    /// <summary>As of JSON lines: blanks count, and an empty text is none.</summary>
    private static ulong HashOfText(ReadOnlySpan<byte> text) => text.IsEmpty ? 0 : ByteHash.Compute(text);

    private string? Carefully(Span<byte> line, out RatingLine rating)
    {
        rating = new RatingLine { Value = Chosen };
        var count = _fields.Split(line);
        // A separator at the end of a row is one of some programs' habits.
        if (count != order.Count && !(count == order.Count + 1 && count < DelimitedLine.MaxFields && _fields[order.Count].IsEmpty))
            return $"{count} columns where {order.Count} are expected{(order.IsByFilm ? ", the film before the row being one" : "")}";
        if (order.Rating >= 0)
        {
            var ratingText = Field(order.Rating);
            if (!TryRating(ratingText, out rating.Value))
            {
                var text = Encoding.UTF8.GetString(ratingText);
                return $"rating '{text}' is not a number{DecimalComma.Hint(text)}";
            }

            if (!range.Contains(rating.Value)) return range.Refusal(rating.Value);
        }

        var user = Field(order.User);
        var item = Field(order.Item);
        if (item.IsEmpty && order.Variant >= 0) item = Field(order.Variant);
        if (user.IsEmpty) return "the user id is empty";
        if (item.IsEmpty) return "the item id is empty";
        if (order.Time >= 0 && !UnixTime.TryParse(Field(order.Time), order.TimeUnit, out rating.Time))
            return $"time '{Encoding.UTF8.GetString(_fields[order.Time])}' {UnixTime.Expected(order.TimeUnit)}";
        if (order.Text >= 0) rating.TextHash = HashOfText(_fields[order.Text]);
        user.CopyTo(line); // both fit: they come from the line, which held more
        item.CopyTo(line[user.Length..]);
        (rating.UserLength, rating.ItemStart, rating.ItemLength) = (user.Length, user.Length, item.Length);
        return null;
    }

    private ReadOnlySpan<byte> Field(int column) => _fields[column].Trim((byte)' ');
}
