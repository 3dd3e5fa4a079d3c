namespace AmazonRec.Models.Bayesian.Drift;

/// <summary>
/// The training rows of each entity by day, days rising: what a <see cref="Walk"/> has a value for. An entity is a user, an item, or the
/// whole.
/// </summary>
internal sealed class DayRows
{
    private const int SecondsPerDay = 86_400;
    private const int BlockRows = 131_072; // what a thread does at a time

    private readonly int[] _starts; // of each entity's days, and the end
    private readonly int[] _rowStarts; // of each day's rows, and the end
    private readonly int[] _rows;
    private readonly double[] _gaps; // to the day before of the same entity, as a share of the time of all rows; 0 for the first
    private readonly long[] _numbers; // of the days, since 1970
    private readonly int[] _blocks;

    /// <param name="own">Entity of each row; null for the whole, which is entity 0.</param>
    /// <param name="times">Of each row, in seconds.</param>
    /// <param name="count">Entities.</param>
    public DayRows(int[]? own, long[] times, int count)
    {
        var (first, last) = (times.Min() / SecondsPerDay, times.Max() / SecondsPerDay);
        var span = Math.Max(1.0, last - first);
        _rows = [.. Enumerable.Range(0, times.Length).OrderBy(EntityOf).ThenBy(row => times[row] / SecondsPerDay).ThenBy(row => row)];
        var (rowStarts, gaps, numbers, blocks) = (new List<int>(), new List<double>(), new List<long>(), new List<int> { 0 });
        _starts = new int[count + 1];
        for (var (entity, at) = (0, 0); entity < count; entity++)
        {
            var before = long.MinValue;
            for (; at < _rows.Length && EntityOf(_rows[at]) == entity; at++)
            {
                var day = times[_rows[at]] / SecondsPerDay;
                if (day == before) continue;
                gaps.Add(before == long.MinValue ? 0 : (day - before) / span);
                rowStarts.Add(at);
                numbers.Add(day);
                before = day;
            }

            _starts[entity + 1] = rowStarts.Count;
            var block = _starts[blocks[^1]];
            if (entity + 1 == count || at - (block < rowStarts.Count ? rowStarts[block] : at) >= BlockRows) blocks.Add(entity + 1);
        }

        (_rowStarts, _gaps, _numbers, _blocks) = ([.. rowStarts, _rows.Length], [.. gaps], [.. numbers], [.. blocks]);

        int EntityOf(int row) => own?[row] ?? 0;
    }

    /// <summary>Users, items, or one.</summary>
    public int Entities => _starts.Length - 1;

    /// <summary>Days of all entities.</summary>
    public int Days => _gaps.Length;

    /// <summary>How many blocks of entities there are, for threads.</summary>
    public int Blocks => _blocks.Length - 1;

    /// <summary>The entities of a block.</summary>
    public (int First, int End) Block(int block) => (_blocks[block], _blocks[block + 1]);

    /// <summary>The days of an entity.</summary>
    public (int First, int End) Of(int entity) => (_starts[entity], _starts[entity + 1]);

    /// <summary>The rows of a day.</summary>
    public ReadOnlySpan<int> Rows(int day) => _rows.AsSpan(_rowStarts[day], _rowStarts[day + 1] - _rowStarts[day]);

    /// <summary>Which day it is, counted from 1970.</summary>
    public long Number(int day) => _numbers[day];

    /// <summary>Time since the same entity's day before, as a share of the time of all rows.</summary>
    public double Gap(int day) => _gaps[day];
}
