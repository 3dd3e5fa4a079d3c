namespace AmazonRec.Data.Tests;

public sealed class NearestTests
{
    private static readonly string[] Names = ["svd", "svdpp", "dot-mf", "train", "hybrid-text-image"];

    [Theory]
    [InlineData("svdp", "svd")]
    [InlineData("SVD", "svd")]
    [InlineData("trian", "train")] // two letters swapped are one edit
    [InlineData("dot-fm", "dot-mf")]
    [InlineData("dotmf", "dot-mf")]
    [InlineData("hybridtextimage", "hybrid-text-image")]
    public void A_mistyped_name_is_found(string written, string name) =>
        Assert.Equal($" Did you mean '{name}'?", Nearest.Hint(written, Names));

    [Theory]
    [InlineData("knn")]
    [InlineData("mf")]
    [InlineData("brain-train")]
    [InlineData("")]
    public void What_is_no_slip_of_any_name_gets_no_advice(string written) => Assert.Equal("", Nearest.Hint(written, Names));

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("abcd", "acbd", 1)]
    public void Edits_are_counted_either_way(string a, string b, int edits) =>
        Assert.Equal((edits, edits), (Nearest.Distance(a, b), Nearest.Distance(b, a)));
}
