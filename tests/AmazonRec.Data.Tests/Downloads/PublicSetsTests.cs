using AmazonRec.Data.Downloads;

namespace AmazonRec.Data.Tests.Downloads;

public sealed class PublicSetsTests
{
    [Theory]
    [
        InlineData(
            "2014/Musical_Instruments",
            null,
            "https://mcauleylab.ucsd.edu/public_datasets/data/amazon/categoryFiles/reviews_Musical_Instruments_5.json.gz")]
    [
        InlineData(
            "2014/Musical_Instruments",
            "ratings",
            "https://mcauleylab.ucsd.edu/public_datasets/data/amazon/categoryFiles/ratings_Musical_Instruments.csv")]
    [InlineData("2018/Electronics", null, "https://mcauleylab.ucsd.edu/public_datasets/data/amazon_v2/categoryFilesSmall/Electronics.csv")]
    [
        InlineData(
            "2018/AMAZON_FASHION",
            "reviews",
            "https://mcauleylab.ucsd.edu/public_datasets/data/amazon_v2/categoryFiles/AMAZON_FASHION.json.gz")]
    [
        InlineData(
            "2018/Gift_Cards",
            "5core",
            "https://mcauleylab.ucsd.edu/public_datasets/data/amazon_v2/categoryFilesSmall/Gift_Cards_5.json.gz")]
    [
        InlineData(
            "2018/Gift_Cards", "metadata", "https://mcauleylab.ucsd.edu/public_datasets/data/amazon_v2/metaFiles2/meta_Gift_Cards.json.gz")]
    [
        InlineData(
            "2023/all_beauty",
            "reviews",
            "https://mcauleylab.ucsd.edu/public_datasets/data/amazon_2023/raw/review_categories/All_Beauty.jsonl.gz")]
    [
        InlineData(
            "2023/All_Beauty",
            null,
            "https://mcauleylab.ucsd.edu/public_datasets/data/amazon_2023/benchmark/0core/rating_only/All_Beauty.csv.gz")]
    [InlineData("ml-100k", null, "https://files.grouplens.org/datasets/movielens/ml-100k.zip")]
    [InlineData("marketbias/electronics", null, "https://raw.githubusercontent.com/MengtingWan/marketBias/master/data/df_electronics.csv")]
    public void A_name_and_a_kind_lead_to_one_address(string name, string? kind, string address) =>
        Assert.Equal(address, PublicSets.Find(name).FileOf(kind is null ? null : SetParts.Parse(kind)).Addresses[0].AbsoluteUri);

    [Fact]
    public void The_2014_files_have_a_second_home() => Assert.Equal(
        "https://snap.stanford.edu/data/amazon/productGraph/categoryFiles/meta_Baby.json.gz",
        PublicSets.Find("2014/Baby").FileOf(SetPart.Metadata).Addresses[1].AbsoluteUri);

    [Theory]
    [InlineData("2018/Electronic", "2018/Electronics")]
    [InlineData("ml-100", "ml-100k")]
    [InlineData("Luxury_Beauty", "2018/Luxury_Beauty")]
    [InlineData("electronics", "2014/Electronics' or '2018/Electronics' or '2023/Electronics")]
    public void A_name_that_is_none_suggests_what_was_meant(string written, string meant) =>
        Assert.Contains(meant, Assert.Throws<ArgumentException>(() => PublicSets.Find(written)).Message);

    [Fact]
    public void A_kind_that_a_set_has_not_names_those_it_has() =>
        Assert.Contains(
            "It has: ratings.", Assert.Throws<ArgumentException>(() => PublicSets.Find("ml-1m").FileOf(SetPart.Metadata)).Message);

    [Fact]
    public void A_mirror_has_the_same_paths()
    {
        var file = PublicSets.Find("ml-1m").FileOf(part: null).At(new Uri("http://mirror.example.org/a/"));
        Assert.Equal("http://mirror.example.org/a/datasets/movielens/ml-1m.zip", Assert.Single(file.Addresses).AbsoluteUri);
        Assert.Equal("http://mirror.example.org/a/datasets/movielens/ml-1m.zip.md5", file.Md5!.AbsoluteUri);
    }

    [Fact]
    public void No_two_files_of_all_sets_share_a_place_on_disk()
    {
        var places = PublicSets.All.SelectMany(set => set.Files.Select(file => $"{set.Folder}/{file.Name}")).ToArray();
        Assert.Equal(places.Length, places.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Every_set_says_its_terms_and_whom_to_cite() => Assert.All(PublicSets.All, set =>
    {
        var note = set.Terms.Note(set.Name);
        Assert.Contains("esearch", note);
        Assert.Contains("Cite:\n  ", note);
        Assert.Contains("https://", note);
    });
}
