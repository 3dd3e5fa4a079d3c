using AmazonRec.Compute;
using AmazonRec.Data;

namespace AmazonRec.Rankers;

/// <summary>
/// Items that a user did not choose, drawn to learn from beside one that they did (Rendle et al. 2009; He et al. 2017). A draw has an
/// address, so that no draw depends on the order of the work. Items that nobody has chosen are never drawn: nothing is known against them.
/// </summary>
public sealed class NegativeItems
{
    private const int Attempts = 64;
    private readonly Interactions _chosen;
    private readonly RandomSource _random;
    private readonly double[] _upTo; // share of the draws that fall on an item or on one before it
    private readonly int _last; // the last item that can be drawn

    /// <summary>Prepares the draws of one epoch.</summary>
    /// <param name="chosen">Who chose what in training.</param>
    /// <param name="popularity">
    /// An item is drawn by how many chose it to this power: 0 for all alike, 1 for the popularity itself, 0.75 as word2vec has it (Mikolov
    /// et al. 2013).
    /// </param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="epoch">The epoch: each has draws of its own.</param>
    /// <exception cref="ArgumentException">Nobody chose anything, or the power is below 0 or no number.</exception>
    public NegativeItems(Interactions chosen, double popularity, ulong seed, int epoch)
    {
        if (!(popularity >= 0) || !double.IsFinite(popularity))
            throw new ArgumentException($"Negatives can't be drawn by popularity to the power of {popularity}; it must be at least 0.");
        (_chosen, _random) = (chosen, RandomSource.For(seed, "negatives", (uint)epoch));
        _upTo = new double[chosen.Items.Count];
        var sum = 0.0;
        for (var item = 0; item < _upTo.Length; item++)
        {
            if (chosen.UsersOf(item).Length is > 0 and var count) (sum, _last) = (sum + Math.Pow(count, popularity), item);
            _upTo[item] = sum;
        }

        if (sum == 0) throw new ArgumentException("Nobody has chosen anything: there is nothing to draw from.");
    }

    /// <summary>
    /// Draws items for a pair. An item that the user chose is drawn again, 64 times at most: of somebody who chose nearly all, it may stay.
    /// </summary>
    /// <param name="user">Code of the user.</param>
    /// <param name="pair">Place of the pair among all pairs: the address of the draws.</param>
    /// <param name="drawn">Receives the codes; one may come twice.</param>
    public void Draw(int user, int pair, Span<int> drawn)
    {
        var own = _chosen.ItemsOf(user);
        for (var at = 0; at < drawn.Length; at++)
        {
            var first = (((ulong)pair * (ulong)drawn.Length) + (ulong)at) * Attempts;
            for (var attempt = 0UL; attempt < Attempts; attempt++)
            {
                drawn[at] = One(first + attempt);
                if (!own.Contains(drawn[at])) break;
            }
        }
    }

    /// <summary>The share of an item among all draws, the user's own items not yet drawn again; 0 for one that nobody has chosen.</summary>
    /// <param name="item">Code of the item.</param>
    public double ShareOf(int item) => (_upTo[item] - (item == 0 ? 0 : _upTo[item - 1])) / _upTo[^1];

    private int One(ulong index)
    {
        var at = Array.BinarySearch(_upTo, _random.UniformDouble(index) * _upTo[^1]);
        // A sum that is met exactly belongs to the items after it: items without a share repeat the sum of the one before.
        var item = at < 0 ? ~at : at + 1;
        while (item < _last && _chosen.UsersOf(item).Length == 0) item++;
        return Math.Min(item, _last);
    }
}
