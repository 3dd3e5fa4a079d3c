using AmazonRec.Recommendation.Search;

namespace AmazonRec.Tests.Recommendation;

public sealed class ItemSearchTests
{
    // Letters whose case is odd: sharp s, long s, Turkish i's, final sigma, the Kelvin sign, a digraph of three cases, pairs with a case.
    private static readonly string[] Letters =
        ["a", "B", "c", "A", "b", "1", "-", "ß", "ẞ", "ſ", "s", "İ", "ı", "i", "I", "ς", "σ", "Σ", "K", "k", "ǆ", "ǅ", "\U00010400", "\U00010428", "\0"];

    [Fact]
    public void Finds_what_a_plain_scan_finds_in_the_same_order()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var (items, letters) = (random.Next(1, 300), random.Next(2, Letters.Length + 1));
            IReadOnlyList<string>[] fields = [.. Enumerable.Range(0, 3).Select(_ => Texts(items, 0, 9))];
            int[] ratings = [.. Enumerable.Range(0, items).Select(_ => random.Next(6))];
            var search = new ItemSearch(fields, ratings);
            for (var query = 0; query < 60; query++)
            {
                string[] words = [.. Texts(random.Next(1, 4), 1, random.Next(2, 6))];
                var count = random.Next(1, 20);
                Assert.Equal(Scan(fields, ratings, words).Take(count), search.Find(words, count));
            }

            string[] Texts(int count, int least, int most) =>
                [.. Enumerable.Range(0, count).Select(_ => string.Concat(
                    Enumerable.Range(0, random.Next(least, most)).Select(_ => Letters[random.Next(letters)])))];
        }
    }

    [Fact]
    public void Finds_parts_of_titles_of_any_length_and_half_a_surrogate_pair()
    {
        IReadOnlyList<string>[] fields = [["Salt & pepper mill", "Pepper spray, 500 ml", "\U00010428\U00010428x", ""]];
        var search = new ItemSearch(fields, [1, 2, 3, 4]);
        foreach (var word in new[] { "s", "&", "pe", "ml", "mil", "ll", "pepper", "PEPPER SPRAY, 500 ML", "spray,", "x", "\uDC28", "\uD801", "zz", "z", "peppers" })
            Assert.Equal(Scan(fields, [1, 2, 3, 4], [word]), search.Find([word], 10));
    }

    [Fact]
    public void Characters_that_a_search_takes_for_equal_fold_to_the_same()
    {
        var folded = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var code = 0; code <= 0x1FFFF; code++)
        {
            if (code is >= 0xD800 and <= 0xDFFF) continue;
            var text = char.ConvertFromUtf32(code);
            if (folded.TryGetValue(text, out var fold)) Assert.Equal(fold, GramIndex.Fold(text));
            else folded[text] = GramIndex.Fold(text);
        }
    }

    [Fact]
    public void An_index_without_entries_finds_nothing() => Assert.Empty(new ItemSearch([[]], []).Find(["a"], 10));

    private static IEnumerable<int> Scan(IReadOnlyList<string>[] fields, int[] ratings, string[] words) =>
        Enumerable.Range(0, ratings.Length)
            .Where(item => words.All(word => fields.Any(field => field[item].Contains(word, StringComparison.OrdinalIgnoreCase))))
            .OrderByDescending(item => ratings[item]).ThenBy(item => item);
}
