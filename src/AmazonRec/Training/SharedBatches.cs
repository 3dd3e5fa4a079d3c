using AmazonRec.Collectives;
using AmazonRec.Engines;

namespace AmazonRec.Training;

/// <summary>
/// This rank's rows of batches that are divided by user: all ranks go through the same order, and each takes the rows of its own users. So
/// the batches are those of one process.
/// </summary>
/// <param name="whole">The batches.</param>
/// <param name="users">Whose a user is.</param>
/// <param name="rank">This rank.</param>
internal sealed class SharedBatches(IBatches whole, Ranges users, int rank) : IBatches
{
    private readonly int _first = users.First(rank);
    private readonly int _count = users.CountOf(rank);
    private int[] _users = [];
    private int[] _items = [];
    private float[] _ratings = [];
    private int[] _places = [];

    /// <inheritdoc/>
    public int PerEpoch => whole.PerEpoch;

    /// <inheritdoc/>
    public Batch At(int epoch, int step)
    {
        var batch = whole.At(epoch, step);
        if (_users.Length < batch.Count)
        {
            (_users, _items) = (new int[batch.Count], new int[batch.Count]);
            (_ratings, _places) = (new float[batch.Count], new int[batch.Count]);
        }

        var own = 0;
        for (var row = 0; row < batch.Count; row++)
        {
            var user = batch.Users[row] - _first;
            if ((uint)user >= (uint)_count) continue;
            (_users[own], _items[own], _ratings[own], _places[own]) = (user, batch.Items[row], batch.Ratings[row], row);
            own++;
        }

        return Batch.Share(
            _users.AsSpan(0, own), _items.AsSpan(0, own), _ratings.AsSpan(0, own), _places.AsSpan(0, own), batch.Count);
    }
}
