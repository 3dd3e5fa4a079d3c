using AmazonRec.Recommendation.Scoring;

namespace AmazonRec.Recommendation;

/// <summary>Lists in the order of a ranker, with what the model predicts beside each item.</summary>
public sealed partial class Recommender
{
    /// <summary>What lists by predicted stars say that they were ranked by.</summary>
    public const string ByStars = "predicted stars";

    /// <summary>Whether the run has a ranker, by which lists go then unless told otherwise.</summary>
    public bool HasRanker => _ranker is not null;

    /// <summary>What lists are ordered by unless told otherwise, in words.</summary>
    public string RankedBy => _ranker?.InWords ?? ByStars;

    private RankerOrder? OrderOf(TopOptions options) => options.By == ListOrder.Stars ? null : _ranker;

    /// <summary>Items that lists can have: those that the model or the ranker knows something of.</summary>
    private bool[] CandidatesOf(RankerOrder ranker)
    {
        var open = (bool[])_candidates.Clone();
        for (var item = 0; item < open.Length; item++) open[item] |= ranker.Knows(item);
        return open;
    }

    /// <summary>The lists of some users; predictions of what is on them are made together.</summary>
    private RecommendedList[] RankedListsOf(int start, int users, int count, TopOptions options)
    {
        var (tastes, chosen, stars) = (new Taste[users], new Candidate[users][], new float[users][]);
        InParallel(users, i =>
        {
            tastes[i] = TasteOf(start + i, Users[start + i]);
            chosen[i] = Chosen(tastes[i], count, options);
        });
        int[] trained = [.. Enumerable.Range(0, users).Where(i => tastes[i].Source == AnswerSource.Trained)];
        int[] items = [.. trained.SelectMany(i => chosen[i].Select(c => c.Item))];
        int[] asked = [.. trained.SelectMany(i => Enumerable.Repeat(tastes[i].Code, chosen[i].Length))];
        var scores = new float[items.Length];
        _network.Scores(asked, items, scores);
        var first = 0;
        foreach (var i in trained)
        {
            stars[i] = scores[first..(first + chosen[i].Length)];
            first += chosen[i].Length;
        }

        InParallel(users, i =>
        {
            int[] own = Array.ConvertAll(chosen[i], c => c.Item);
            stars[i] = stars[i] is { } known ? WithEstimates(tastes[i], own, known) : ScoresOf(tastes[i], own);
        });
        return [.. Enumerable.Range(0, users).Select(i => Listed(tastes[i], chosen[i], stars[i], options))];
    }
}
