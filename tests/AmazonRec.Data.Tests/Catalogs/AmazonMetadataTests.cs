using AmazonRec.Data.Catalogs;
using AmazonRec.Testing;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Catalogs;

public sealed class AmazonMetadataTests : IDisposable
{
    private const string Of2018 = """{"category": ["Gift Cards", "Gift Cards", "Food &amp; Drink"], "tech1": "", "description": ["Good for <b>one</b> meal.", "", "Not for resale."], "fit": "", "title": " Meal Card ", "also_buy": ["B2"], "tech2": "", "brand": "Eatery", "feature": ["No fees"], "rank": "2 in Gift Cards (", "also_view": [], "details": {"\n  Shipping Weight:\n ": "3 ounces", "ASIN: ": "B1"}, "main_cat": "Gift Cards", "similar_item": "", "date": "May 15, 2009", "price": "$1,025.00", "asin": "B1", "imageURL": ["https://x/I/1a._SX38_.jpg", "https://x/I/2b._SX38_.jpg"], "imageURLHighRes": ["https://x/I/1a.jpg", ""]}""";
    private const string Of2023 = """{"main_category": "All Beauty", "title": "Brush", "average_rating": 4.8, "rating_number": 10, "features": ["Soft"], "description": [], "price": 12.99, "images": [{"thumb": "https://x/t1.jpg", "large": "https://x/l1.jpg", "variant": "MAIN", "hi_res": null}, {"thumb": "https://x/t2.jpg", "large": "https://x/l2.jpg", "variant": "PT01", "hi_res": "https://x/h2.jpg"}], "videos": [], "store": "Howard", "categories": ["Hair", "Brushes"], "details": {"Date First Available": "March 3, 2017", "Is Discontinued": false, "Best Sellers Rank": {"Beauty": 12}, "UPC": 7}, "parent_asin": "B01", "bought_together": null}""";
    private const string Of2014 = """{'asin': '0000031852', 'title': "Girl's \"Tutu\"", 'price': 3.17, 'imUrl': 'http://x/I/51._SY300_.jpg', 'related': {'also_bought': ['B1', 'B2',], 'n': -1.5e3, 't': (1, None)}, 'salesRank': {'Toys & Games': 211836L}, 'brand': u'Coxlur\xe9s', 'categories': [['Sports', 'Dance'], ['Sports', 'Other']], 'description': 'It\'s caf\xc3\xa9\n\u2013 \\ok\x21', 'new': True, 'old': False, }""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_schema_of_2018_is_read()
    {
        var catalog = Catalog.Read(_folder.WriteGzip("meta.json.gz", Of2018));
        Assert.Equal(CatalogFormat.JsonLines, catalog.Report.Format);
        var item = Assert.Single(catalog.Items);
        Assert.Equal(("B1", "Meal Card", "Eatery", "Gift Cards"), (item.Id, item.Title, item.Brand, item.MainCategory));
        Assert.Equal(["Gift Cards", "Food & Drink"], item.Categories);
        Assert.Equal(["Good for one meal.", "Not for resale."], item.Description);
        Assert.Equal(["No fees"], item.Features);
        Assert.Equal((1025m, "$1,025.00", 2009), (item.Price, item.PriceText, item.Year));
        Assert.Equal(["https://x/I/1a.jpg", "https://x/I/2b._SX38_.jpg"], item.ImageUrls);
        Assert.Equal("3 ounces", item.Details["Shipping Weight"]);
    }

    [Fact]
    public void Its_older_form_has_one_list_of_images()
    {
        var item = InMemory.Item("""{"asin": "B1", "image": ["https://x/I/1a._SX38_.jpg", "https://x/I/1a._SX50_.jpg"], "rank": [], "price": ""}""");
        Assert.Equal(["https://x/I/1a._SX38_.jpg"], item.ImageUrls);
    }

    [Fact]
    public void The_schema_of_2023_is_read()
    {
        var item = InMemory.Item(Of2023);
        Assert.Equal(
            ("B01", "Brush", "Howard", "All Beauty", 12.99m, 2017),
            (item.Id, item.Title, item.Brand, item.MainCategory, item.Price, item.Year));
        Assert.Equal(["Hair", "Brushes"], item.Categories);
        Assert.Equal(["https://x/h2.jpg", "https://x/l1.jpg"], item.ImageUrls);
        Assert.Equal(
            ("false", "{\"Beauty\": 12}", "7"), (item.Details["Is Discontinued"], item.Details["Best Sellers Rank"], item.Details["UPC"]));
    }

    [Fact]
    public void Copies_of_2023_may_hold_images_as_lists_by_size()
    {
        var item = InMemory.Item("""{"parent_asin": "B01", "price": null, "images": {"hi_res": [null, "https://x/h2.jpg"], "large": ["https://x/l1.jpg", "https://x/l2.jpg"], "thumb": ["https://x/t1.jpg", null], "variant": ["MAIN", "PT01"]}, "details": "{}"}""");
        Assert.Equal(["https://x/h2.jpg", "https://x/l1.jpg"], item.ImageUrls);
        Assert.Null(item.Price);
    }

    [Fact]
    public void The_Python_literals_of_2014_are_read()
    {
        var catalog = InMemory.Catalog(Of2014);
        Assert.Equal(CatalogFormat.PythonLines, catalog.Report.Format);
        var item = Assert.Single(catalog.Items);
        Assert.Equal(
            ("0000031852", "Girl's \"Tutu\"", 3.17m, "Coxlurés", "Toys & Games"),
            (item.Id, item.Title, item.Price, item.Brand, item.MainCategory));
        Assert.Equal(["Sports", "Dance", "Other"], item.Categories);
        Assert.Equal(["It's café – \\ok!"], item.Description);
        Assert.Equal(["http://x/I/51._SY300_.jpg"], item.ImageUrls);
    }

    [Theory]
    [InlineData("""{"asin": "B1", 'title': 'T'}""", "T")]
    [InlineData("""{ u'asin' : 'B1' , 'title':'a\tb\101\z\0' }""", "a bA\\z")]
    [InlineData("""{'asin': 'B1', 'title': '\ud83d\ude00\U0001F600'}""", "😀😀")]
    [InlineData("""{'asin': 'B1', 'title': 'cut \ud83d'}""", "cut \uFFFD")]
    [InlineData("""{'asin': 'B1', 'title': '\xe9t\xe9'}""", "été")]
    [InlineData("""{'asin': 'B1', 'title': u'\xc3\xa9'}""", "Ã©")]
    [InlineData("""{'asin': 'B1', 'title': None, 'price': inf}""", "")]
    [InlineData("""{'asin': 'B1', 'title': 1984, 7: 8}""", "1984")]
    public void Strings_are_read_as_Python_has_them(string line, string title) => Assert.Equal(title, InMemory.Item(line).Title);

    [Theory]
    [InlineData("""{'asin': 'B1', 'title': 'open}""", "the string at byte 24 of the line is not closed")]
    [InlineData("""{'asin': 'B1', 'title': '\xg0'}""", "the escape \\x at byte 25 of the line is broken")]
    [InlineData("""{'asin': 'B1', 'title': __import__}""", "'__import__' at byte 24 of the line is no Python value")]
    [InlineData("""{'asin': 'B1'} {}""", "text follows the literal at byte 15")]
    [InlineData("""{'asin' 'B1'}""", "no ':' at byte 8")]
    [InlineData("""{'asin': 'B1', 'a': [1 2]}""", "no ','")]
    [InlineData("""{'asin': 'B1', 'a': [""", "the line ends within a value")]
    [InlineData("""{'title': 'T'}""", "'asin' is missing")]
    [InlineData("""['asin']""", "no JSON object")]
    public void A_line_that_is_no_Python_literal_is_an_error_with_its_place(string line, string reason)
    {
        var error = Assert.Throws<BadRowException>(() => InMemory.Catalog($"{{'asin': 'B0'}}\n{line}"));
        Assert.StartsWith("memory:2: ", error.Message);
        Assert.Contains(reason, error.Message);
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('(', ')')]
    public void Deep_nesting_is_a_bad_row_and_not_the_end_of_the_process(char open, char close)
    {
        var line = $"{{'asin': 'B1', 'related': {new string(open, 200_000)}{new string(close, 200_000)}}}";
        Assert.Contains("nested more than", Assert.Throws<BadRowException>(() => InMemory.Catalog($"{{'asin': 'B0'}}\n{line}")).Message);
        Assert.Contains("broken JSON", Assert.Throws<BadRowException>(() => InMemory.Catalog($$"""{"asin": "B1", "related": {{new string('[', 200_000)}}""")).Message);
    }

    [Theory]
    [InlineData("""{"asin": "B1", """, "broken JSON at byte")]
    [InlineData("""{"asin": ""}""", "'asin' is missing or empty")]
    [InlineData("""{"title": "T"}""", "'asin' is missing or empty")]
    [InlineData("""{"asin": "B1", "title": {"a": 1}}""", "'title' is no text")]
    [InlineData("""{"asin": "B1", "title": ["a"]}""", "'title' is no text")]
    [InlineData("""{"asin": "B1", "description": [{}]}""", "'description' is no list of texts")]
    [InlineData("""{"asin": "B1", "details": ["a"]}""", "'details' is no object")]
    [InlineData("""{"asin": "B1", "images": 7}""", "'images' is no list of pictures")]
    [InlineData("""{"asin": "B1", "images": [[]]}""", "'images' is no list of pictures")]
    [InlineData("""{"asin": "B1", "images": {"large": "x"}}""", "'images' is no object of lists")]
    [InlineData("""{"asin": "B1"} 7""", "broken JSON")]
    [InlineData("""7""", "no JSON object")]
    public void A_bad_line_is_an_error_with_file_and_line_or_a_counted_rejection(string line, string reason)
    {
        var path = _folder.Write("meta.json", $"{Of2018}\n\n{line}\n{Of2023}\n");
        var error = Assert.Throws<BadRowException>(() => Catalog.Read(path));
        Assert.StartsWith($"{path}:3: ", error.Message);
        Assert.Contains(reason, error.Message);

        var report = Catalog.Read(path, new CatalogOptions { SkipBadRows = 1 }).Report;
        Assert.Equal((3, 2), (report.Rows, report.Items));
        Assert.Equal(3, Assert.Single(report.BadRows).Line);
    }

    [Fact]
    public void Values_of_an_unexpected_but_telling_kind_are_taken()
    {
        var item = InMemory.Item("""{"asin": "B1", "title": 1984, "description": "One text", "feature": null, "category": [["A", ["B"]], null], "brand": [], "price": 7, "details": [], "salesRank": [], "imUrl": "https://x/no-img-sm._C_.gif"}""");
        Assert.Equal(("1984", "", 7m), (item.Title, item.Brand, item.Price));
        Assert.Equal(["One text"], item.Description);
        Assert.Equal(["A", "B"], item.Categories);
        Assert.Empty(item.Features);
        Assert.Empty(item.ImageUrls);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("[{\"asin\": \"B1\"}]", "is a JSON array")]
    [InlineData("{\"reviewerID\": \"A1\", \"asin\": \"B1\"}", "is a file of reviews")]
    [InlineData("user,item,rating\nu,i,5", "the header names user, item, rating: no item, or nothing of one")]
    [InlineData("asin,title\n\n", "no items below the header")]
    [InlineData("hello", "holds no item metadata")]
    public void A_file_without_metadata_is_refused(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => InMemory.Catalog(text)).Message);
}
