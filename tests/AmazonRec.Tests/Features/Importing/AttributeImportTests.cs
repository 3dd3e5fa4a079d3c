using AmazonRec.Data;
using AmazonRec.Features.Importing;
using AmazonRec.Testing;
using AmazonRec.Testing.Data;

namespace AmazonRec.Tests.Features.Importing;

/// <summary>Attributes of items as one JSON object.</summary>
public sealed class AttributeImportTests
{
    private const string Three = """{"b": [1, "red"], "a": [1, 2, 1], "c": [3], "d": ["red", 1]}""";

    [Fact]
    public void Each_attribute_that_enough_items_have_is_a_column()
    {
        var (features, report) = FeatureImport.Read(InMemory.File(Three), "attributes", leastItems: 2);
        Assert.Equal(["a", "b", "d"], features.Items.Ids); // c has nothing that another has
        Assert.Equal([1f, 0, 1, 1, 1, 1], features.Values.ToArray()); // 1 and red
        Assert.Equal(new FeatureImportReport("attributes (JSON)", 2, 4, 3, 0, 0), report);
        Assert.Equal("2 that at least 2 items have, of 4", features.Origin["attributes"]);
    }

    [Fact]
    public void Only_wanted_items_are_kept_and_counted()
    {
        var (features, report) = FeatureImport.Read(
            InMemory.File("""{"a": [1, 2], "b": [2], "c": [1]}"""), "attributes", only: Vocabulary.FromIds(["a", "b"]), leastItems: 2);
        Assert.Equal(["a", "b"], features.Items.Ids);
        Assert.Equal((1, 1L), (features.Width, report.Others));
    }

    [Theory]
    [InlineData("""{"a": 1}           """, "of the item 'a' there is no list")]
    [InlineData("""{"a": [[1]]}       """, "an attribute of the item 'a' is neither")]
    [InlineData("{\"a\": [1],\n oops}", "memory:2: is no JSON object of items")]
    [InlineData("""{"a": [1]} {"b": 1}""", "is no JSON object of items")]
    [InlineData("""{"a": [1], "b": [2]}""", "none of its 2 attributes is of 5 items or more")]
    [InlineData("""{"a": [1], "a": [2]}""", "the item 'a' stands twice")]
    [InlineData("""{"a": [], "b": []}""", "holds no row")]
    public void What_is_no_such_object_is_refused_with_the_form(string text, string message) => Assert.Contains(
        message, Assert.Throws<FormatException>(() => FeatureImport.Read(InMemory.File(text), "attributes")).Message);

    [SharedFact]
    public void Those_of_beauty_are_of_its_items()
    {
        var ratings = Ratings.Read(Shared.Data("amazon2014-beauty-sequences", "Beauty.txt.gz"));
        var (features, report) = FeatureImport.Read(
            DataSource.File(Shared.Data("amazon2014-beauty-sequences", "Beauty_item2attributes.json.gz")), "attributes", only: ratings.Items, leastItems: 10);
        Assert.Equal((12_101L, 0L, 393), (report.Rows, report.Others, features.Width));
        Assert.InRange(report.Kept, 12_000, 12_101);
    }
}
