using AmazonRec.Data;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>
/// The items that each user has rated in the training or validation rows of a split, which no list of that user has; as reported, where
/// validation rows are the test rows, those of the training rows alone.
/// </summary>
internal sealed class RatedItems
{
    private readonly (Ratings Rows, RowIndex ByUser)[] _parts;

    public RatedItems(Split split)
    {
        Ratings[] parts = split.Protocol == Protocol.AsReported ? [split.Train] : [split.Train, split.Validation];
        _parts = Array.ConvertAll(parts, rows => (rows, RowIndex.ByUser(rows)));
    }

    /// <summary>The items of a user, each as often as it was rated.</summary>
    public IEnumerable<int> Of(int user) => _parts.SelectMany(part => part.ByUser[user].ToArray().Select(row => part.Rows.Item[row]));

    /// <summary>Marks the items of a user.</summary>
    /// <param name="user">Code of the user.</param>
    /// <param name="rated">One mark for each item.</param>
    /// <param name="value">What theirs become.</param>
    public void Mark(int user, bool[] rated, bool value)
    {
        foreach (var (rows, byUser) in _parts)
            foreach (var row in byUser[user]) rated[rows.Item[row]] = value;
    }
}
