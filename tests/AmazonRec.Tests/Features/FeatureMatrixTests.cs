using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Testing;

namespace AmazonRec.Tests.Features;

public sealed class FeatureMatrixTests
{
    [Fact]
    public void A_file_gives_back_what_was_saved()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("text.features");
        new FeatureMatrix(
            "text", Vocabulary.FromIds(["b", "a"]), 2, [1, 2, 3, 4], new Dictionary<string, string> { ["method"] = "by hand" }).Save(path);

        var read = FeatureMatrix.Load(path);

        Assert.Equal("text", read.Name);
        Assert.Equal(["a", "b"], read.Items.Ids);
        Assert.Equal([3f, 4f], read.Row(read.Items.CodeOf("b")));
        Assert.Equal("by hand", read.Origin["method"]);
    }

    [Fact]
    public void A_number_that_is_none_is_named_by_item_and_column()
    {
        var error = Assert.Throws<ArgumentException>(
            () => new FeatureMatrix("text", Vocabulary.FromIds(["a", "b"]), 2, [1, 2, 3, float.NaN]));

        Assert.Contains("item b, column 1", error.Message, StringComparison.Ordinal);
    }
}
