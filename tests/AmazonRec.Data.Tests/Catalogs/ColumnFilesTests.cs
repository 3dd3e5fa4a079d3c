using System.Text;
using AmazonRec.Data.Catalogs;
using AmazonRec.Testing;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Catalogs;

public sealed class ColumnFilesTests : IDisposable
{
    private const string MarketingBias = """
        item_id,user_id,rating,timestamp,model_attr,category,brand,year,user_attr,split
        0,u1,5.0,1999-06-13,Female,Portable Audio & Video,,1999,,0
        0,u2,4.0,1999-06-14,Female,Portable Audio & Video,Acme,1999,Male,0
        1,u2,4.0,1999-06-14,Male,Headphones,,2001,,1
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Films_of_MovieLens_100K_have_the_genres_that_their_flags_say()
    {
        var path = _folder.WriteBytes(
            "u.item",
            Encoding.Latin1.GetBytes(
                "543|Misérables, Les "
                + "(1995)|01-Jan-1995||http://i/1|0|0|0|0|0|0|0|0|1|0|0|0|1|0|0|0|0|0|0\n267|unknown||||1|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0\n"));
        var catalog = Catalog.Read(path);
        Assert.Equal(CatalogFormat.MovieLensBars, catalog.Report.Format);
        var film = catalog.Items[0];
        Assert.Equal(("543", "Misérables, Les (1995)", 1995), (film.Id, film.Title, film.Year));
        Assert.Equal(["Drama", "Musical"], film.Categories);
        Assert.Equal("http://i/1", film.Details["IMDb URL"]);
        Assert.Equal(["unknown"], catalog.Items[1].Categories);
        Assert.Null(catalog.Items[1].Year);
    }

    [Fact]
    public void Genres_are_named_by_the_file_beside_it()
    {
        var path = _folder.Write("u.item", "1|A (1995)||||1|0|1\n2|B|||0|0\n");
        _folder.Write("u.genre", "Low|0\nMiddle|1\nHigh|2\n\n");
        Assert.Equal(
            $"{path}:2: 6 fields where 5 and 3 genres are expected",
            Assert.Throws<BadRowException>(() => Catalog.Read(path)).Row.ToString());
        Assert.Equal(["Low", "High"], Catalog.Read(path, new CatalogOptions { SkipBadRows = 1 }).Items[0].Categories);
        _folder.Write("u.genre", "Low|0\nMiddle|2\n");
        Assert.Contains("u.genre:2: ", Assert.Throws<FormatException>(() => Catalog.Read(path)).Message);
    }

    [Fact]
    public void Films_of_MovieLens_1M_and_10M_are_read_in_either_encoding()
    {
        const string text = "1::Toy Story (1995)::Animation|Children's\n2::Café (2000)::(no genres listed)\n";
        foreach (var encoding in new[] { Encoding.Latin1, Encoding.UTF8 })
        {
            var catalog = Catalog.Read(InMemory.File(encoding.GetBytes(text)));
            Assert.Equal(CatalogFormat.MovieLensColons, catalog.Report.Format);
            Assert.Equal(["Animation", "Children's"], catalog.Items[0].Categories);
            Assert.Equal(("Café (2000)", 2000, 0), (catalog.Items[1].Title, catalog.Items[1].Year, catalog.Items[1].Categories.Count));
        }
    }

    [Fact]
    public void Later_MovieLens_sets_are_csv()
    {
        var catalog = InMemory.Catalog(
            "movieId,title,genres\n11,\"American President, The (1995)\",Comedy|Drama\n12,X,(no genres listed)\n");
        Assert.Equal(("11", "American President, The (1995)", 1995), (catalog.Items[0].Id, catalog.Items[0].Title, catalog.Items[0].Year));
        Assert.Equal(["Comedy", "Drama"], catalog.Items[0].Categories);
        Assert.Empty(catalog.Items[1].Categories);
    }

    [Fact]
    public void Columns_of_genres_are_flags_by_name()
    {
        var item = InMemory.Item("movie_id,title,genre_unknown,SciFi,Children,year,overview,runtime\n1,T,0,1,1,1995.0,Long ago,81.0\n");
        Assert.Equal(["Sci-Fi", "Children's"], item.Categories);
        Assert.Equal(["Long ago"], item.Description);
        Assert.Equal((1995, "81.0"), (item.Year, item.Details["runtime"]));
    }

    [Fact]
    public void A_quoted_field_may_go_on_over_lines()
    {
        var catalog = InMemory.Catalog(
            "asin,title,description\r\nB1,\"A \"\"big\"\" one, really\",\"First line\r\n\r\nthird, line\"\r\nB2,5\" disk,none\r\n",
            new CatalogOptions { StripHtml = false });
        Assert.Equal("A \"big\" one, really", catalog.Items[0].Title);
        Assert.Equal(["First line\r\n\r\nthird, line"], catalog.Items[0].Description);
        Assert.Equal(("5\" disk", 2), (catalog.Items[1].Title, catalog.Report.Rows));
    }

    [Fact]
    public void A_quote_that_nobody_closes_is_one_bad_row()
    {
        const string text = "asin,title\nB1,T\nB2,\"open\nB3,T\n";
        Assert.StartsWith(
            "memory:3: a quote is opened on this line and not closed",
            Assert.Throws<BadRowException>(() => InMemory.Catalog(text)).Message);
        var catalog = InMemory.Catalog(text, new CatalogOptions { SkipBadRows = 1 });
        Assert.Equal(["B1", "B3"], catalog.Items.Select(item => item.Id));
        Assert.Equal(3, catalog.Report.Rows);

        var endless = $"asin,title\nB1,\"{string.Concat(Enumerable.Repeat(new string('x', 1000) + "\n", 1100))}B2,T\nB3,T\n";
        Assert.NotNull(InMemory.Catalog(endless, new CatalogOptions { SkipBadRows = 2000 }).Find("B3"));
    }

    [Fact]
    public void Products_of_a_shop_are_read_by_their_header()
    {
        var item = InMemory.Item(
            "asin,brand,color,medium_image_url,product_type_name,title,formatted_price\nB004,FeatherLite,Onyx,https://x/I/31._SL160_.jpg,SHIRT,twill shirt ,$26.26\n");
        Assert.Equal(
            ("B004", "FeatherLite", "twill shirt", 26.26m, "Onyx"), (item.Id, item.Brand, item.Title, item.Price, item.Details["color"]));
        Assert.Equal(["SHIRT"], item.Categories);
        Assert.Equal(["https://x/I/31._SL160_.jpg"], item.ImageUrls);
    }

    [Fact]
    public void Ratings_that_tell_of_items_as_they_go_make_one_item_each()
    {
        var catalog = InMemory.Catalog(MarketingBias);
        Assert.Equal((3L, 2, 1L), (catalog.Report.Rows, catalog.Report.Items, catalog.Report.Duplicates));
        var item = catalog.Items[0];
        Assert.Equal(("0", "Acme", 1999, "Female"), (item.Id, item.Brand, item.Year, item.Details["model_attr"]));
        Assert.Equal(["Portable Audio & Video"], item.Categories);
        Assert.Equal(["model_attr"], item.Details.Keys);
    }

    [Theory]
    [InlineData("1,T,2,1995,x,1", "the flag of Drama is '2', neither 0 nor 1")]
    [InlineData("1,T,1,19.5,x,1", "'year' is '19.5', no year")]
    [InlineData("1,T,1,1995,x", "5 columns where 6 are expected")]
    [InlineData(",T,1,1995,x,1", "'movie_id' is missing or empty")]
    public void A_bad_row_says_why(string row, string reason) =>
        Assert.Equal(
            $"memory:2: {reason}",
            Assert.Throws<BadRowException>(() => InMemory.Catalog($"movie_id,title,Drama,year,overview,runtime\n{row}\n")).Row.ToString());

    [Fact]
    public void A_row_that_is_no_text_is_bad() =>
        Assert.Contains(
            "not valid UTF-8",
            Assert.Throws<BadRowException>(() => Catalog.Read(InMemory.File([.. "asin,title\nB1,"u8, 0xFF, 0xFE, (byte)'\n']))).Message);

    [Fact]
    public void Users_of_MovieLens_and_of_marketing_bias_are_read()
    {
        var ml100k = UserProfiles.Read(InMemory.File("1|24|M|technician|85711\n2|53|F|other|T8H1N\n"));
        Assert.Equal(new UserProfile("2") { Gender = Gender.Female, Age = 53, Occupation = "other", ZipCode = "T8H1N" }, ml100k.Users[1]);
        var ml1m = UserProfiles.Read(InMemory.File("1::F::1::10::48067\n"));
        Assert.Equal(
            new UserProfile("1") { Gender = Gender.Female, Age = 1, Occupation = "K-12 student", ZipCode = "48067" }, ml1m.Find("1"));
        var bias = UserProfiles.Read(InMemory.File(MarketingBias));
        Assert.Equal([new UserProfile("u1"), new UserProfile("u2") { Gender = Gender.Male }], bias.Users);
        Assert.Equal(3, bias.Rows);
        Assert.Equal([null, Gender.Male], bias.For(Ratings.FromRows([("u0", "i", 1, 0), ("u2", "i", 1, 0)])).Select(user => user?.Gender));
    }

    [Theory]
    [InlineData("1|24|X|technician|85711", "the gender is 'X'")]
    [InlineData("1|old|M|technician|85711", "the age is 'old'")]
    [InlineData("1::F::1::77::48067", "the occupation is '77'")]
    public void Bad_users_say_why(string row, string reason)
    {
        var error = Assert.ThrowsAny<FormatException>(() => UserProfiles.Read(InMemory.File(row)));
        if (error is BadRowException) Assert.Contains(reason, error.Message);
    }
}
