using AmazonRec.Data;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Ranking;

namespace AmazonRec.Evaluation.Given;

/// <summary>Lists of any tools, judged by what their users took, and compared with each other on the same users.</summary>
/// <param name="Truth">What the users took.</param>
/// <param name="Items">How many items coverage is a share of: those of truth and lists, and of the training rows where there are
/// any.</param>
/// <param name="UsersJudged">Users with a relevant item in the truth; each counts the same.</param>
/// <param name="Gain">What finding an item is worth in NDCG.</param>
/// <param name="Formula">The formula of NDCG.</param>
/// <param name="Lists">Each file.</param>
/// <param name="Differences">Each file compared with each before it at every cutoff; none with one file.</param>
public sealed record ListsEvaluation(
    GivenTruth Truth, int Items, int UsersJudged, GainScale Gain, string Formula, IReadOnlyList<JudgedLists> Lists,
    IReadOnlyList<RankingDifference> Differences)
{
    /// <summary>Judges lists.</summary>
    /// <param name="truth">What the users took.</param>
    /// <param name="lists">One or several files, under different names.</param>
    /// <param name="train">What the lists were learned from, to tell novelty and popularity; null where it is not at hand.</param>
    /// <param name="options">How lists are judged.</param>
    /// <param name="draws">How intervals are drawn.</param>
    /// <param name="cancellation">Ends it between two files.</param>
    /// <exception cref="ArgumentException">A list has an item twice, nothing is relevant, none of a file's users is judged, or an option is
    /// out of range; the message names the file and the remedy.</exception>
    public static ListsEvaluation Measure(
        UserItemRows truth, IReadOnlyList<UserItemRows> lists, UserItemRows? train = null, ListsOptions? options = null,
        BootstrapOptions? draws = null, CancellationToken cancellation = default)
    {
        options ??= new();
        options.Validate();
        if (lists.Count == 0) throw new ArgumentException("There are no lists to judge.");
        if (lists.CountBy(file => file.Name).FirstOrDefault(named => named.Value > 1).Key is { } twice)
            throw new ArgumentException($"{twice} is named twice; a file can't be compared with itself.");
        UserItemRows[] files = [truth, .. lists, .. train is null ? [] : new[] { train }];
        var (users, items) = (Codes(files.SelectMany(file => file.User)), Codes(files.SelectMany(file => file.Item)));
        var known = train is null ? null : KnownRows.Make(train, users.Vocabulary, items.Vocabulary, users.Codes, items.Codes);
        var found = GivenTruth.Find(truth, users.Codes, items.Codes, options);
        if (known is not null)
            found = found with
            {
                PairsInTraining = found.Gains.Sum(user => user.Value.Keys.Count(item => known.Pairs.Contains((user.Key, item)))),
            };
        var inTruth = truth.User.Select(user => users.Codes[user]).ToHashSet();
        var judged = lists.Select(file =>
        {
            cancellation.ThrowIfCancellationRequested();
            return Judge(file, GivenLists.Make(file, users.Codes, items.Codes));
        }).ToArray();
        return new ListsEvaluation(
            found, items.Vocabulary.Count, found.Gains.Count, options.Gain, options.Formula, judged,
            RankingDifference.OfPairs(
                [.. judged.Select(
                    file => (file.Name, (IReadOnlyList<(int, IReadOnlyList<RankingMetrics>)>)[.. file.At.Select(at => (at.K, at.Users))]))],
                draws));

        JudgedLists Judge(UserItemRows file, GivenLists made)
        {
            var longest = options.Cutoffs.Max();
            TopList[] own = [
                .. found.Gains.Keys.Where(made.ByUser.ContainsKey)
                    .Select(user => new TopList(user, [.. made.ByUser[user].Take(longest)]))];
            if (own.Length == 0)
                throw new ArgumentException(
                    $"{file.Name}: none of its users has a relevant row in {truth.Name} (users such as '{file.User[0]}' here, "
                    + $"'{users.Vocabulary[found.Gains.Keys.First()]}' there). Write the ids of both files alike.");
            return new JudgedLists(
                file.Name, file.Count, made.ByUser.Count, made.Order, made.ByUser.Keys.Count(user => !inTruth.Contains(user)),
                made.ByUser.Keys.Count(user => inTruth.Contains(user) && !found.Gains.ContainsKey(user)), found.Gains.Count - own.Length,
                own.Count(list => list.Items.Length < longest), [.. options.Cutoffs.Select(k => At(made, k))],
                known is null ? BeyondAccuracy.Measure(own, items.Vocabulary.Count) : BeyondAccuracy.Measure(own, known.Rows))
            {
                ItemsInTraining = known is null ? null : own.Sum(list => list.Items.Count(item => known.Pairs.Contains((list.User, item)))),
                Guess = file.Guess,
            };
        }

        JudgedListsAt At(GivenLists made, int k)
        {
            RankingMetrics[] all = [
                .. found.Gains.Select(user => RankingMetrics.Measure(made.ByUser.GetValueOrDefault(user.Key, []), user.Value, k))];
            return new JudgedListsAt(k, RankingMetrics.Mean(all), RankingIntervals.Measure(all, draws)) { Users = all };
        }
    }

    private static (Vocabulary Vocabulary, Dictionary<string, int> Codes) Codes(IEnumerable<string> ids)
    {
        var vocabulary = Vocabulary.FromIds(ids.Distinct(StringComparer.Ordinal));
        return (vocabulary, vocabulary.Ids.Index().ToDictionary(id => id.Item, id => id.Index, StringComparer.Ordinal));
    }
}
