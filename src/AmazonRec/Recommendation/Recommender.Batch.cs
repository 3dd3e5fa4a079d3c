using AmazonRec.Compute;
using AmazonRec.Compute.Factors;
using AmazonRec.Recommendation.Scoring;

namespace AmazonRec.Recommendation;

/// <summary>Lists for all users, many at a time: the same as one by one, to the bit.</summary>
public sealed partial class Recommender
{
    internal const int BlockUsers = 1024;
    private const int RowsAtOnce = 64; // of whole rows of scores: some megabytes

    /// <summary>The lists of all users, in the order of their ids, as <see cref="TopN(string, int, TopOptions?)"/> makes them.</summary>
    /// <param name="count">Items of a list, at most.</param>
    /// <param name="options">Another order, variants as one, reasons.</param>
    /// <param name="first">How many users to pass over.</param>
    /// <param name="cancellation">Ends it between two blocks of users.</param>
    /// <exception cref="ArgumentException">An option is out of range, or the data do not tell variants.</exception>
    public IEnumerable<RecommendedList> TopNForAll(
        int count = 10, TopOptions? options = null, int first = 0, CancellationToken cancellation = default)
    {
        options ??= new();
        Check(count, options);
        return Blocks();

        IEnumerable<RecommendedList> Blocks()
        {
            for (var start = first; start < Users.Count; start += BlockUsers)
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var list in ListsOf(start, Math.Min(BlockUsers, Users.Count - start), count, options)) yield return list;
            }
        }
    }

    private RecommendedList[] ListsOf(int start, int users, int count, TopOptions options)
    {
        if (OrderOf(options) is not null) return RankedListsOf(start, users, count, options);
        var tastes = new Taste[users];
        InParallel(users, i => tastes[i] = TasteOf(start + i, Users[start + i]));
        var sizes = Array.ConvertAll(tastes, taste => PoolSize(count, options, AvailableTo(taste)));
        var shortlists = new int[]?[users]; // null: to be made one by one
        if (!options.OneOfVariants) Fill(shortlists, tastes, sizes);
        var (asked, items) = (new List<int>(), new List<int>());
        var firsts = new int[users + 1];
        for (var i = 0; i < users; i++)
        {
            foreach (var item in shortlists[i] ?? [])
            {
                asked.Add(start + i);
                items.Add(item);
            }

            firsts[i + 1] = items.Count;
        }

        var scores = new float[items.Count];
        _network.Scores(asked.ToArray(), items.ToArray(), scores);
        var lists = new RecommendedList[users];
        InParallel(users, i =>
        {
            if (shortlists[i] is not { } shortlist || shortlist.Length < sizes[i]) lists[i] = List(tastes[i], count, options);
            else
            {
                var chosen = Choose(
                    count,
                    options,
                    AvailableTo(tastes[i]),
                    size => Shortlist.Best(shortlist, scores.AsSpan(firsts[i]..firsts[i + 1]), size));
                lists[i] = Listed(tastes[i], chosen, ScoresOf(chosen), options);
            }
        });
        return lists;
    }

    /// <summary>Finds which items may be on the lists of users that the model knows.</summary>
    private void Fill(int[]?[] shortlists, Taste[] tastes, int[] sizes)
    {
        int[] known = [.. Enumerable.Range(0, tastes.Length).Where(i => tastes[i].Source == AnswerSource.Trained && sizes[i] > 0)];
        if (_form.Value is var (form, scan))
        {
            InParallel((known.Length + FactorScan.BlockUsers - 1) / FactorScan.BlockUsers, block =>
            {
                var some = known.AsSpan(
                    block * FactorScan.BlockUsers, Math.Min(FactorScan.BlockUsers, known.Length - (block * FactorScan.BlockUsers)));
                var (rows, lists) = (new float[some.Length * form.Width], new ScanList[some.Length]);
                for (var i = 0; i < some.Length; i++)
                {
                    var taste = tastes[some[i]];
                    form.Users.AsSpan(taste.Code * form.Width, form.Width).CopyTo(rows.AsSpan(i * form.Width));
                    lists[i] = new ScanList(sizes[some[i]], last => form.Least(taste.Code, last), [.. taste.Rated.Select(r => r.Item)]);
                }

                scan.Run(rows, lists);
                for (var i = 0; i < some.Length; i++) shortlists[some[i]] = lists[i].Items();
            });
            return;
        }

        var scores = new float[RowsAtOnce * Items.Count];
        foreach (var some in known.Chunk(RowsAtOnce))
        {
            _network.ScoreItems(Array.ConvertAll(some, i => tastes[i].Code), scores.AsSpan(0, some.Length * Items.Count));
            InParallel(
                some.Length,
                i =>
                    shortlists[some[i]] = Shortlist.Top(
                        scores.AsSpan(i * Items.Count, Items.Count), OpenTo(tastes[some[i]], ByPrediction), sizes[some[i]]));
        }
    }

    private static void InParallel(int count, Action<int> work) => Workers.Shared.Run(count, Environment.ProcessorCount, work);

    private int AvailableTo(Taste taste)
    {
        var available = _candidateCount;
        foreach (var (item, _) in taste.Rated)
            if (_candidates[item]) available--;
        return available;
    }

    /// <summary>Items that no list may have can't be reached by any product.</summary>
    private FactorScan ScanOf(FactorForm form)
    {
        var biases = (float[])form.Biases.Clone();
        for (var item = 0; item < biases.Length; item++)
            if (!_candidates[item]) biases[item] = float.NegativeInfinity;
        return new FactorScan(form.Items, biases, form.Width);
    }
}
