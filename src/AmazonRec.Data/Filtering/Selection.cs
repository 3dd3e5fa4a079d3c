using AmazonRec.Compute;

namespace AmazonRec.Data.Filtering;

/// <summary>The rows that are kept so far, and the funnel that tells of the others.</summary>
internal sealed class Selection
{
    private readonly Ratings _ratings;
    private readonly List<FunnelStep> _steps;
    private bool[] _users = [];
    private bool[] _items = [];
    private int _count;

    public Selection(Ratings ratings)
    {
        (_ratings, _steps, _count) = (ratings, [.. ratings.Funnel], ratings.Count);
        Kept = new bool[ratings.Count];
        Array.Fill(Kept, true);
    }

    /// <summary>Whether each row is kept. A filter sets it to false where it drops a row.</summary>
    public bool[] Kept { get; }

    /// <summary>Drops rows whose code has no more than <paramref name="bound"/> ratings, as a step of its own.</summary>
    public void KeepAbove(int bound, int[] codes, int[] counts, string step)
    {
        var enough = new bool[counts.Length]; // a quarter of the counts: more of it stays in the cache
        for (var code = 0; code < enough.Length; code++) enough[code] = counts[code] > bound;
        for (var row = 0; row < codes.Length; row++) Kept[row] &= enough[codes[row]];
        Close(step);
    }

    /// <summary>Drops rows outside a span of time, whose end is outside.</summary>
    public void KeepTimes(long from, long before)
    {
        var times = _ratings.Time;
        for (var row = 0; row < times.Length; row++) Kept[row] &= times[row] >= from && times[row] < before;
    }

    /// <summary>Ends a step: what is kept now goes into the funnel.</summary>
    public void Close(string step)
    {
        var before = _count;
        Look();
        _steps.Add(new FunnelStep(step, _count, _users.AsSpan().Count(true), _items.AsSpan().Count(true), before - _count));
    }

    /// <summary>The kept rows, with vocabularies of only their ids.</summary>
    /// <param name="values">A rating for each row of the whole, where others than its own.</param>
    public Ratings ToRatings(float[]? values = null)
    {
        values ??= _ratings.Value;
        if (_steps.Count == _ratings.Funnel.Count) Look();
        var (users, newUser) = _ratings.Users.Keep(_users);
        var (items, newItem) = _ratings.Items.Keep(_items);
        var (user, item, value, time) = (
            LargeArray.Uninitialized<int>(_count),
            LargeArray.Uninitialized<int>(_count),
            LargeArray.Uninitialized<float>(_count),
            LargeArray.Uninitialized<long>(_count));
        var text = _ratings.TextHash is null ? null : new ulong[_count];
        var next = 0;
        for (var row = 0; row < Kept.Length; row++)
        {
            if (!Kept[row]) continue;
            user[next] = newUser[_ratings.User[row]];
            item[next] = newItem[_ratings.Item[row]];
            value[next] = values[row];
            time[next] = _ratings.Time[row];
            if (text is not null) text[next] = _ratings.TextHash![row];
            next++;
        }

        return new Ratings(users, items, user, item, value, time)
        {
            TextHash = text,
            IsImplicit = _ratings.IsImplicit,
            TimeIsOrder = _ratings.TimeIsOrder,
            Funnel = _steps,
            BadRows = _ratings.BadRows,
        };
    }

    /// <summary>Counts the kept rows, and marks whose they are.</summary>
    private void Look()
    {
        (_users, _items) = (new bool[_ratings.Users.Count], new bool[_ratings.Items.Count]);
        var (user, item) = (_ratings.User, _ratings.Item);
        for (var row = 0; row < Kept.Length; row++)
            if (Kept[row]) _users[user[row]] = _items[item[row]] = true;
        _count = Kept.AsSpan().Count(true);
    }
}
