namespace AmazonRec.Data.Splitting;

/// <summary>
/// The part of each row: what a method decides, and all that it takes to make a split again. No row is in two parts, or in none.
/// </summary>
internal sealed class Assignment(Part[] parts)
{
    public int Count => parts.Length;

    public ReadOnlySpan<Part> Parts => parts;

    public int CountOf(Part part) => parts.AsSpan().Count(part);

    /// <summary>
    /// The rows of a part, in the order of the file, so that only membership is decided here; training shuffles on its own.
    /// </summary>
    public Ratings Select(Ratings ratings, Part part)
    {
        var rows = new int[CountOf(part)];
        var next = 0;
        for (var row = 0; row < parts.Length; row++)
            if (parts[row] == part) rows[next++] = row;
        return ratings.Rows(rows);
    }

    /// <summary>The rows as they stood before they were divided.</summary>
    /// <param name="train">Begins with the rows of <see cref="Part.Train"/>.</param>
    /// <param name="validation">Holds those of <see cref="Part.Validation"/>.</param>
    /// <param name="firstValidation">From which row on.</param>
    /// <param name="test">Begins with those of <see cref="Part.Test"/>.</param>
    public Ratings Unite(Ratings train, Ratings validation, int firstValidation, Ratings test)
    {
        var (user, item, value, time) = (new int[Count], new int[Count], new float[Count], new long[Count]);
        var (nextTrain, nextValidation, nextTest) = (0, firstValidation, 0);
        for (var row = 0; row < parts.Length; row++)
        {
            var (from, place) = parts[row] switch
            {
                Part.Train => (train, nextTrain++),
                Part.Validation => (validation, nextValidation++),
                _ => (test, nextTest++),
            };
            (user[row], item[row], value[row], time[row]) = (from.User[place], from.Item[place], from.Value[place], from.Time[place]);
        }

        return new Ratings(train.Users, train.Items, user, item, value, time)
        {
            IsImplicit = train.IsImplicit,
            TimeIsOrder = train.TimeIsOrder,
        };
    }
}
