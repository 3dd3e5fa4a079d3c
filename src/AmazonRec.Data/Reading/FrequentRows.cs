using System.Runtime.CompilerServices;
using AmazonRec.Compute;
using AmazonRec.Data.Filtering;

namespace AmazonRec.Data.Reading;

/// <summary>
/// The rows of users and items with more ratings than a bound each, as <see cref="Filters.WithMoreThan"/> keeps them, while ids are still
/// numbers: those of nobody who stays need no place in an order.
/// </summary>
/// <param name="Kept">1 for each row that stays, else 0.</param>
/// <param name="Count">How many stay.</param>
/// <param name="Users">By the number of each user, -1 where no row is left.</param>
/// <param name="Items">Likewise.</param>
/// <param name="Steps">What each of the two filters left.</param>
internal sealed record FrequentRows(byte[] Kept, int Count, int[] Users, int[] Items, IReadOnlyList<FunnelStep> Steps)
{
    /// <summary>Counts users and items, then marks rows.</summary>
    /// <param name="user">The number of each row's user.</param>
    /// <param name="item">And of its item.</param>
    /// <param name="userBound">All users' numbers are below it.</param>
    /// <param name="itemBound">And all items'.</param>
    /// <param name="least">The bounds.</param>
    /// <param name="threads">Threads to use at most.</param>
    public static FrequentRows Mark(
        GrowingColumn<int> user, GrowingColumn<int> item, int userBound, int itemBound, LeastRatings least, int threads)
    {
        var kept = LargeArray.Uninitialized<byte>(checked((int)user.Count));
        var (users, items) = (new Ids(userBound), new Ids(itemBound));
        var pieces = user.Pieces.Zip(item.Pieces).ToArray();
        Workers.Shared.Run(2, threads, task =>
        {
            foreach (var (ofUser, ofItem) in pieces)
                if (task == 0) users.Count(ofUser.Span);
                else items.Count(ofItem.Span);
            if (task == 0) users.Bound(least.PerUser);
            else items.Bound(least.PerItem);
        });
        var rows = 0; // after the filter of items
        Workers.Shared.Run(2, threads, task =>
        {
            var at = 0;
            foreach (var (ofUser, ofItem) in pieces)
            {
                if (task == 0) users.See(ofUser.Span, ofItem.Span, items);
                else rows += items.SeeAndKeep(ofItem.Span, ofUser.Span, users, kept.AsSpan(at, ofItem.Length));
                at += ofItem.Length;
            }
        });
        var count = kept.AsSpan().Count((byte)1);
        var steps = new List<FunnelStep>();
        if (least.PerItem > 0)
            steps.Add(new FunnelStep(least.ItemStep, rows, users.Seen(Ids.First), items.Seen(Ids.First), kept.Length - rows));
        if (least.PerUser > 0)
            steps.Add(new FunnelStep(least.UserStep, count, users.Seen(Ids.Last), items.Seen(Ids.Last), rows - count));
        return new FrequentRows(kept, count, users.Left(), items.Left(), steps);
    }

    /// <summary>The users or items: how many rows each has, whether they are enough, and after which filter some are left.</summary>
    private sealed class Ids(int bound)
    {
        public const byte First = 1; // after the filter of items
        public const byte Last = 2; // after both

        private readonly int[] _counts = LargeArray.Zeroed<int>(bound);
        private readonly byte[] _enough = new byte[bound]; // a quarter of the counts: more of it stays in the cache
        private readonly byte[] _seen = new byte[bound];

        public void Count(ReadOnlySpan<int> numbers)
        {
            foreach (var number in numbers) _counts[number]++;
        }

        public void Bound(int least)
        {
            for (var number = 0; number < _enough.Length; number++) _enough[number] = _counts[number] > least ? (byte)1 : (byte)0;
        }

        /// <summary>Marks the users of rows that are left.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void See(ReadOnlySpan<int> own, ReadOnlySpan<int> others, Ids items)
        {
            for (var row = 0; row < own.Length; row++)
            {
                if (items._enough[others[row]] == 0) continue;
                _seen[own[row]] |= (byte)(First | (_enough[own[row]] * Last));
            }
        }

        /// <summary>Marks the items of rows that are left, and the rows; returns how many the filter of items leaves.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public int SeeAndKeep(ReadOnlySpan<int> own, ReadOnlySpan<int> others, Ids users, Span<byte> kept)
        {
            var left = 0;
            for (var row = 0; row < own.Length; row++)
            {
                var (isFrequent, byFrequent) = (_enough[own[row]], users._enough[others[row]]);
                _seen[own[row]] |= (byte)((isFrequent * First) | (isFrequent & byFrequent) * Last);
                kept[row] = (byte)(isFrequent & byFrequent);
                left += isFrequent;
            }

            return left;
        }

        public int Seen(byte after)
        {
            var count = 0;
            foreach (var seen in _seen) count += (seen & after) == 0 ? 0 : 1;
            return count;
        }

        public int[] Left()
        {
            for (var number = 0; number < _counts.Length; number++) _counts[number] = (_seen[number] & Last) == 0 ? -1 : 0;
            return _counts;
        }
    }
}
