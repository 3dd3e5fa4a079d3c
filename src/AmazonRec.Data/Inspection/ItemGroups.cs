namespace AmazonRec.Data.Inspection;

/// <summary>
/// Finds the groups of items that share reviews. Only items that could belong to one are looked at, and of these only the reviews that
/// stand on several items, so that the work grows with those and never with the pairs of items.
/// </summary>
internal sealed class ItemGroups
{
    private const int FewestShared = 3;
    private const int Reach = 500; // of a text on thousands of items, the nearest: a user who writes 'good' under everything joins nothing

    private readonly SharedReviews _reviews;
    private readonly int[] _firstReview;
    private readonly int[] _reviewsOf;
    private readonly DisjointSets _groups;

    private ItemGroups(SharedReviews reviews)
    {
        _reviews = reviews;
        _firstReview = new int[reviews.PerItem.Length + 1];
        for (var review = 0; review < reviews.Count; review++)
            foreach (var item in reviews[review]) _firstReview[item + 1]++;
        for (var item = 0; item < reviews.PerItem.Length; item++) _firstReview[item + 1] += _firstReview[item];
        _reviewsOf = new int[_firstReview[^1]];
        var next = _firstReview[..^1];
        for (var review = 0; review < reviews.Count; review++)
            foreach (var item in reviews[review]) _reviewsOf[next[item]++] = review;
        _groups = new DisjointSets(reviews.PerItem.Length);
    }

    /// <summary>The groups, those with most shared reviews first.</summary>
    public static IReadOnlyList<ItemGroup> Find(Ratings ratings, SharedReviews reviews, CancellationToken cancellation)
    {
        if (reviews.Count == 0) return [];
        var groups = new ItemGroups(reviews);
        groups.Join(cancellation);
        return groups.Describe(ratings);
    }

    private ReadOnlySpan<int> ReviewsOf(int item) => _reviewsOf.AsSpan(_firstReview[item].._firstReview[item + 1]);

    /// <summary>
    /// Of two items that belong together, the one with fewer reviews shares half of them: so only such items are asked for others.
    /// </summary>
    private void Join(CancellationToken cancellation)
    {
        var (shared, touched) = (new int[_groups.Count], new List<int>());
        for (var item = 0; item < _groups.Count; item++)
        {
            if ((item & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            if (!Enough(ReviewsOf(item).Length, _reviews.PerItem[item])) continue;
            foreach (var review in ReviewsOf(item))
            {
                var items = _reviews[review];
                var at = items.Length <= Reach ? 0 : Math.Max(items.BinarySearch(item) - (Reach / 2), 0);
                foreach (var other in items.Slice(at, Math.Min(Reach, items.Length - at)))
                    if (shared[other]++ == 0) touched.Add(other);
            }

            foreach (var other in touched)
            {
                if (other != item && Enough(shared[other], Math.Min(_reviews.PerItem[item], _reviews.PerItem[other])))
                    _groups.Join(item, other);
                shared[other] = 0;
            }

            touched.Clear();
        }

        static bool Enough(int shared, int reviews) => shared >= FewestShared && shared * 2L >= reviews;
    }

    private IReadOnlyList<ItemGroup> Describe(Ratings ratings)
    {
        var members = new SortedDictionary<int, List<int>>();
        for (var item = 0; item < _groups.Count; item++)
        {
            var root = _groups[item];
            if (root == item) continue;
            if (!members.TryGetValue(root, out var items)) members[root] = items = [root];
            items.Add(item);
        }

        var (rows, within) = (ratings.CountsPerItem(), new int[_reviews.Count]); // within: on how many items of the group a review stands
        return [.. members.Values.Select(Group).OrderByDescending(g => g.Shared).ThenBy(g => g.Items[0].Id, StringComparer.Ordinal)];

        ItemGroup Group(List<int> items)
        {
            foreach (var item in items)
                foreach (var review in ReviewsOf(item)) within[review]++;
            var (counted, described) = (new List<GroupedItem>(items.Count), (Shared: 0, Common: 0, Again: 0));
            foreach (var item in items)
            {
                var own = 0;
                foreach (var review in ReviewsOf(item))
                    if (within[review] > 1) own++;
                counted.Add(
                    new GroupedItem(ratings.Items[item], rows[item], _reviews.PerItem[item], own, (double)own / _reviews.PerItem[item]));
            }

            foreach (var item in items)
            {
                foreach (var review in ReviewsOf(item))
                {
                    if (within[review] > 1) described.Shared++;
                    if (within[review] == items.Count) described.Common++;
                    described.Again += Math.Max(within[review] - 1, 0);
                    within[review] = 0; // each review is described once
                }
            }

            return new ItemGroup(
                counted, counted.Sum(i => i.Rows), counted.Sum(i => i.Reviews) - described.Again, described.Shared, described.Common);
        }
    }
}
