using AmazonRec.Data.Catalogs;
using AmazonRec.Testing;

namespace AmazonRec.Data.Tests.Catalogs;

public sealed class CatalogColumnTests
{
    [Theory]
    [InlineData("products.csv", "asin,product_type_name,title\nA1,SHIRT,\"blue, small\"\nA2,,no type\nA3, DRESS ,x\nA1,HAT,again\n")]
    [InlineData("products.tsv", "product_type_name\tasin\nSHIRT\tA1\nDRESS\tA3\n")]
    [InlineData("labels.csv", "id;product_type_name\nA1;SHIRT\nA3;DRESS\n")]
    [InlineData(
        "products.jsonl",
        """
        {"asin": "A1", "product_type_name": "SHIRT"}
        {"asin": "A2", "title": "nothing of its type"}
        {"product_type_name": " DRESS ", "asin": "A3"}
        {"asin": "A4", "product_type_name": null}
        """)]
    public void A_column_is_read_by_item_whatever_the_file(string name, string text)
    {
        using var folder = new TemporaryFolder();
        var column = CatalogColumn.Read(folder.Write(name, text), "product_type_name");
        Assert.Equal(new Dictionary<string, string> { ["A1"] = "SHIRT", ["A3"] = "DRESS" }, column);
        Assert.Equal(column, CatalogColumn.Read(folder.WriteGzip($"{name}.gz", text), "Product Type Name"));
    }

    [Fact]
    public void A_list_becomes_a_path_and_a_number_a_text()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("meta.json", """{"asin": "A1", "category": ["Gift Cards", "Birthday"], "rank": 3}""");
        Assert.Equal("Gift Cards > Birthday", CatalogColumn.Read(path, "category")["A1"]);
        Assert.Equal("3", CatalogColumn.Read(path, "rank")["A1"]);
    }

    [Fact]
    public void The_id_is_found_by_the_name_that_is_said()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("books.csv", "ISBN10,kind\n1,novel\n");
        Assert.Contains("--catalog-columns", Assert.Throws<FormatException>(() => CatalogColumn.Read(path, "kind")).Message);
        Assert.Equal("novel", CatalogColumn.Read(path, "kind", CatalogNames.Parse("item=ISBN10"))["1"]);
    }

    [Fact]
    public void A_column_that_is_not_there_is_told_with_those_that_are()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("products.csv", "asin,colour\nA1,blue\n");
        var error = Assert.Throws<FormatException>(() => CatalogColumn.Read(path, "color")).Message;
        Assert.Equal($"{path}:1: there are the names asin, colour, and no 'color'. Did you mean 'colour'?", error);
    }

    [Theory]
    [InlineData("products.csv", "asin,type\nA1,SHIRT\nA2\n", ":3: 1 columns where 2 are expected")]
    [InlineData("products.json", "{\"asin\": \"A1\", \"type\": \"SHIRT\"}\n{\"asin\": \"A2\", \"type\"", ":2: broken JSON at byte")]
    [InlineData("products.csv", "asin,type\n,SHIRT\n", ":2: 'asin' is missing or empty")]
    [InlineData("products.csv", "", ": the file is empty")]
    public void A_bad_row_is_named_by_file_and_line(string name, string text, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write(name, text);
        Assert.StartsWith($"{path}{expected}", Assert.ThrowsAny<FormatException>(() => CatalogColumn.Read(path, "type")).Message);
    }
}
