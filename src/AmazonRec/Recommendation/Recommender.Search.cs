using System.Text;
using AmazonRec.Data;
using AmazonRec.Recommendation.Search;

namespace AmazonRec.Recommendation;

/// <summary>Finding users and items.</summary>
public sealed partial class Recommender
{
    /// <summary>
    /// Items whose id, title, brand or category hold all words of a text, whatever the case; the most rated first, then by id. The first
    /// search makes an index.
    /// </summary>
    /// <param name="text">Words between spaces.</param>
    /// <param name="count">How many, at most.</param>
    public IReadOnlyList<ItemCard> FindItems(string text, int count = 10)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length == 0 ? [] : [.. _search.Value.Find(words, count).Select(CardOf)];
    }

    /// <summary>Makes the index of <see cref="FindItems"/>, where it is not there yet.</summary>
    /// <returns>Bytes that it takes, beside the texts.</returns>
    public long IndexItems() => _search.Value.Bytes;

    /// <summary>Users whose id starts with a text, in order.</summary>
    public IReadOnlyList<string> FindUsers(string prefix, int count = 10)
    {
        var bytes = Encoding.UTF8.GetBytes(prefix);
        return [.. From(Users, bytes).TakeWhile(code => Users.Bytes(code).StartsWith(bytes)).Take(count).Select(code => Users[code])];

        static IEnumerable<int> From(Vocabulary vocabulary, byte[] first)
        {
            for (var code = vocabulary.TryGetCode(first, out var found) ? found : ~found; code < vocabulary.Count; code++)
                yield return code;
        }
    }

    private ItemSearch Index() => new(
        _catalog is null ? [Items.Ids] : [_catalog.Titles, _catalog.Brands, _catalog.Categories, Items.Ids], _statistics.Counts);

    /// <summary>The users with training ratings, by how many: some to start with.</summary>
    public IReadOnlyList<(string User, int Ratings)> MostActiveUsers(int count = 10) =>
        [
            .. Enumerable.Range(0, Users.Count).OrderByDescending(user => _trained[user].Length).ThenBy(user => user).Take(count)
            .Select(user => (Users[user], _trained[user].Length))];
}
