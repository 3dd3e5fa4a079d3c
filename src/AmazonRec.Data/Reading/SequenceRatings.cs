namespace AmazonRec.Data.Reading;

/// <summary>Reads the choices of a line that holds a user and, behind, the user's items in their order: 1 is the time of the first.</summary>
/// <param name="separator">What stands between the ids.</param>
internal sealed class SequenceRatings(Separator separator) : IRatingParser
{
    private readonly byte[] _separator = separator.Bytes;
    private readonly bool _isBlank = separator.IsBlank;
    private int _next; // where the item that comes next begins; behind the line where there is none

    public bool HasTexts => false;

    public bool AsksVerified => false;

    public bool HasSeveral => true;

    /// <summary>Looks at the whole line, so that a line is read or is bad as a whole; gives its first item.</summary>
    public string? Parse(Span<byte> line, out RatingLine rating)
    {
        rating = new RatingLine { Value = ReviewSchema.Chosen };
        var position = 0;
        if (!TryTake(line, ref position, out rating.UserStart, out rating.UserLength) || rating.UserLength == 0)
            return "the user id is empty";
        _next = position;
        var items = 0;
        while (TryTake(line, ref position, out var start, out var length))
        {
            if (length == 0 && position > line.Length) break; // a separator at the end of a row is one of some programs' habits
            items++;
            if (length == 0) return $"item {items:N0} of the user is empty";
            if (length > ParsedBlock.MaxId)
                return $"the id of item {items:N0} has {length:N0} bytes, and {ParsedBlock.MaxId:N0} are the most";
        }

        if (items == 0) return "no item stands behind the user";
        Next(line, ref rating);
        return null;
    }

    public bool Next(ReadOnlySpan<byte> line, ref RatingLine rating)
    {
        if (!TryTake(line, ref _next, out var start, out var length) || length == 0) return false;
        (rating.ItemStart, rating.ItemLength) = (start, length);
        rating.Time++;
        return true;
    }

    /// <summary>The field that begins at a position, without blanks around it; false behind the last.</summary>
    private bool TryTake(ReadOnlySpan<byte> line, ref int position, out int start, out int length)
    {
        (start, length) = (position, 0);
        if (position > line.Length) return false;
        var rest = line[position..];
        if (_isBlank)
        {
            var blanks = rest.IndexOfAnyExcept((byte)' ', (byte)'\t');
            if (blanks < 0)
            {
                position = line.Length + 1;
                return false;
            }

            rest = rest[blanks..];
        }

        var end = _isBlank ? rest.IndexOfAny((byte)' ', (byte)'\t') : rest.IndexOf(_separator);
        var field = end < 0 ? rest : rest[..end];
        start = line.Length - rest.Length;
        position = end < 0 ? line.Length + 1 : start + end + _separator.Length;
        var trimmed = field.TrimStart((byte)' ');
        start += field.Length - trimmed.Length;
        length = trimmed.TrimEnd((byte)' ').Length;
        return true;
    }
}
