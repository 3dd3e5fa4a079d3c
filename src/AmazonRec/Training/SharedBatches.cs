using AmazonRec.Engines;

namespace AmazonRec.Training;

/// <summary>
/// This rank's rows of batches that are divided by user: all ranks go through the same order, and each takes the rows of its own users. So
/// the batches are those of one process.
/// </summary>
/// <param name="whole">The batches.</param>
/// <param name="share">Which users are this rank's.</param>
internal sealed class SharedBatches(IBatches whole, RankShare share) : IBatches
{
    private readonly int _first = share.Users.First(share.Team.Rank);
    private readonly int _count = share.Users.CountOf(share.Team.Rank);
    private int[] _users = [];
    private int[] _items = [];
    private float[] _ratings = [];

    /// <inheritdoc/>
    public int PerEpoch => whole.PerEpoch;

    /// <inheritdoc/>
    public Batch At(int epoch, int step)
    {
        var batch = whole.At(epoch, step);
        if (_users.Length < batch.Count) (_users, _items, _ratings) = (new int[batch.Count], new int[batch.Count], new float[batch.Count]);
        var own = 0;
        for (var row = 0; row < batch.Count; row++)
        {
            var user = batch.Users[row] - _first;
            if ((uint)user >= (uint)_count) continue;
            (_users[own], _items[own], _ratings[own]) = (user, batch.Items[row], batch.Ratings[row]);
            own++;
        }

        return Batch.Share(_users.AsSpan(0, own), _items.AsSpan(0, own), _ratings.AsSpan(0, own), batch.Count);
    }
}
