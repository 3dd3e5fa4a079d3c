using System.Text;
using AmazonRec.Data;

namespace AmazonRec.Recommendation;

/// <summary>Finding users and items.</summary>
public sealed partial class Recommender
{
    /// <summary>
    /// Items whose id, title, brand or category hold all words of a text, whatever the case; the most rated first, then by id.
    /// </summary>
    /// <param name="text">Words between spaces.</param>
    /// <param name="count">How many, at most.</param>
    public IReadOnlyList<ItemCard> FindItems(string text, int count = 10)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0) return [];
        return [
            .. Enumerable.Range(0, Items.Count).Where(Holds).OrderByDescending(item => _statistics.Counts[item]).ThenBy(item => item)
            .Take(count).Select(CardOf)];

        bool Holds(int item)
        {
            var id = Items[item];
            return Array.TrueForAll(words, word => In(id, word)
                || (
                    _catalog is not null
                        && (In(_catalog.Titles[item], word) || In(_catalog.Brands[item], word) || In(_catalog.Categories[item], word))));
        }
    }

    private static bool In(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

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

    /// <summary>The users with training ratings, by how many: some to start with.</summary>
    public IReadOnlyList<(string User, int Ratings)> MostActiveUsers(int count = 10) =>
        [
            .. Enumerable.Range(0, Users.Count).OrderByDescending(user => _trained[user].Length).ThenBy(user => user).Take(count)
            .Select(user => (Users[user], _trained[user].Length))];
}
