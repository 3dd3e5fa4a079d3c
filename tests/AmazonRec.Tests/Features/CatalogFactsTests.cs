using System.Text;
using AmazonRec.Data.Catalogs;
using AmazonRec.Features;
using AmazonRec.Testing;

namespace AmazonRec.Tests.Features;

public sealed class CatalogFactsTests
{
    [Fact]
    public void What_five_items_share_and_others_lack_is_a_column_and_numbers_are_distances_from_the_mean()
    {
        var facts = CatalogFacts.ToFeatures(Films(), ["original_language"], ["runtime"]);

        Assert.Equal(("facts", 10), (facts.Name, facts.Items.Count));
        Assert.Equal(
            "Comedy, Drama, original_language: en, original_language: fr",
            facts.Origin["words"]); // each of 5 films; all are Action, none else is War
        Assert.Equal("year, runtime", facts.Origin["numbers"]);
        Assert.Equal(4 + (2 * 2), facts.Width);
        var (even, odd) = (facts.Row(facts.Items.CodeOf("2")).ToArray(), facts.Row(facts.Items.CodeOf("3")).ToArray());
        Assert.Equal([1, 0, 1, 0], even[..4]);
        Assert.Equal([0, 1, 0, 1], odd[..4]);
        Assert.Equal([1, 1, -1, 1], even[4..].Select(x => (int)x)); // 2000 and 1990 around 1995; 90 and 110 minutes around 100
    }

    [Fact]
    public void A_number_that_nobody_knows_is_the_mean()
    {
        var facts = CatalogFacts.ToFeatures(Films(lastRuntime: "0.0"), [], ["runtime"]);
        Assert.Equal([0, 1], facts.Row(facts.Items.CodeOf("10"))[^2..].ToArray());
    }

    [Fact]
    public void Other_peoples_ratings_are_read_only_by_who_names_them()
    {
        var facts = CatalogFacts.ToFeatures(Films(), [], []);
        Assert.DoesNotContain("vote_average", string.Join(' ', facts.Origin.Values), StringComparison.Ordinal);
        Assert.Equal(2 + 2, facts.Width);
    }

    [Fact]
    public void A_catalogue_without_facts_is_refused() =>
        Assert.Contains(
            "have in common",
            Assert.Throws<ArgumentException>(() => CatalogFacts.ToFeatures(Read("movie_id,title\n1,One\n2,Two\n"), [], [])).Message,
            StringComparison.Ordinal);

    private static Catalog Films(string lastRuntime = "90")
    {
        var text = new StringBuilder("movie_id,title,Action,Comedy,Drama,War,year,original_language,runtime,vote_average\n");
        for (var n = 1; n <= 10; n++)
        {
            var even = n % 2 == 0;
            text.AppendLine(
                $"{n},Film {n},1,{(even ? "1,0" : "0,1")},{(n == 1 ? 1 : 0)},{(even ? 2000 : 1990)},{(even ? "en" : "fr")},{(n == 10 ? lastRuntime : even ? "90" : "110")},{n / 2.0}");
        }

        return Read(text.ToString());
    }

    private static Catalog Read(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("items.csv", text);
        return Catalog.Read(folder.PathOf("items.csv"));
    }
}
