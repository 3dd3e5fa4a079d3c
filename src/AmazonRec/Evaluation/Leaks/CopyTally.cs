using AmazonRec.Data;

namespace AmazonRec.Evaluation.Leaks;

/// <summary>Measures what memory gains from copies, over one split or several. Linear in the rows.</summary>
internal sealed class CopyTally
{
    // The global mean, the user's and the item's: with copies, and without the row's own.
    private readonly ErrorSum[] _onCopies = Three();
    private readonly ErrorSum[] _without = Three();
    private readonly ErrorSum[] _onOthers = Three();
    private readonly ErrorSum _memory = new();
    private int _copies;
    private int _others;

    /// <summary>What all rows together come to.</summary>
    public CopyMeasure Measure => new(
        _copies + _others, _copies, Gain(),
        _copies == 0 ? null : Group(_copies, _onCopies, _memory.Mean, Best(_without).Mean),
        _others == 0 ? null : Group(_others, _onOthers));

    /// <summary>Adds the rows of a split.</summary>
    /// <param name="known">Rows that are learned from.</param>
    /// <param name="knownGroup">The group of copies of each.</param>
    /// <param name="rows">Rows that are predicted.</param>
    /// <param name="rowGroup">The group of each.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <returns>Whether each row has a copy among the known ones.</returns>
    public bool[] Add(Ratings known, ReadOnlySpan<int> knownGroup, Ratings rows, ReadOnlySpan<int> rowGroup, int groups)
    {
        var (byUser, byItem, byGroup) = (new MeanOf[known.Users.Count], new MeanOf[known.Items.Count], new MeanOf[groups]);
        var asked = new bool[groups];
        foreach (var group in rowGroup) asked[group] = true;
        var (all, copiesOnItem) = (default(MeanOf), new Dictionary<(int Group, int Item), MeanOf>());
        for (var row = 0; row < known.Count; row++)
        {
            var (rating, group) = (new MeanOf(known.Value[row], 1), knownGroup[row]);
            all += rating;
            byUser[known.User[row]] += rating;
            byItem[known.Item[row]] += rating;
            byGroup[group] += rating;
            if (asked[group]) copiesOnItem[(group, known.Item[row])] = copiesOnItem.GetValueOrDefault((group, known.Item[row])) + rating;
        }

        var has = new bool[rows.Count];
        for (var row = 0; row < has.Length; row++)
        {
            var (own, user, item, actual) = (byGroup[rowGroup[row]], byUser[rows.User[row]], byItem[rows.Item[row]], rows.Value[row]);
            has[row] = own.Count > 0;
            var means = has[row] ? _onCopies : _onOthers;
            means[0].Add(all.Value, actual);
            means[1].Add(user.Or(all), actual);
            means[2].Add(item.Or(all), actual);
            if (!has[row])
            {
                _others++;
                continue;
            }

            _copies++;
            _memory.Add(own.Value, actual);
            var rest = all.Count > own.Count ? all - own : all; // where all rows are copies, nothing else is known
            _without[0].Add(rest.Value, actual);
            _without[1].Add((user - own).Or(rest), actual); // copies are of one user
            _without[2].Add((item - copiesOnItem.GetValueOrDefault((rowGroup[row], rows.Item[row]))).Or(rest), actual);
        }

        return has;
    }

    private double Gain()
    {
        if (_copies == 0) return 0;
        var (without, others) = (Best(_without).Squared, Best(_onOthers).Squared);
        return without + others > 0 ? 1 - Math.Sqrt((Math.Min(_memory.Squared, without) + others) / (without + others)) : 0;
    }

    private static ErrorSum Best(ErrorSum[] means) => means.MinBy(m => m.Squared)!;

    private static CopyGroup Group(int rows, ErrorSum[] means, MeanErrors? memory = null, MeanErrors? without = null) =>
        new(rows, means[0].Mean, means[1].Mean, means[2].Mean) { Memory = memory, WithoutCopies = without };

    private static ErrorSum[] Three() => [new(), new(), new()];

    /// <summary>A mean as it adds up.</summary>
    private readonly record struct MeanOf(double Sum, int Count)
    {
        public double Value => Sum / Count;

        public static MeanOf operator +(MeanOf a, MeanOf b) => new(a.Sum + b.Sum, a.Count + b.Count);

        public static MeanOf operator -(MeanOf a, MeanOf b) => new(a.Sum - b.Sum, a.Count - b.Count);

        public double Or(MeanOf other) => Count > 0 ? Value : other.Value;
    }
}
