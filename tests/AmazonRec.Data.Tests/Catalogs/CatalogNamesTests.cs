using System.Text;
using AmazonRec.Data.Catalogs;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Catalogs;

/// <summary>Metadata in columns and JSON lines of other shops, libraries and studies: by known names, or by names that are said.</summary>
public sealed class CatalogNamesTests
{
    [Theory]
    [
        InlineData(
            "book_id,goodreads_book_id,isbn,authors,original_title,title\n7,99,0439,A,Old,New\n",
            "7",
            "New",
            "item from 'book_id', title from 'title'")]
    [InlineData("id,book_id,title,authors\n101,7,New,A\n", "7", "New", "item from 'book_id', title from 'title'")]
    [
        InlineData(
            "\"ISBN\";\"Book-Title\";\"Book-Author\"\n\"7\";\"New; and \"\"old\"\"\";\"A\"\n",
            "7",
            "New; and \"old\"",
            "item from 'ISBN', title from 'Book-Title'")]
    [InlineData("sku|product_title|colour\n7|New|red\n", "7", "New", "item from 'sku', title from 'product_title'")]
    [InlineData("product_id\tname\tprice\n7\tNew\t$1\n", "7", "New", "item from 'product_id', title from 'name'")]
    [InlineData("asin,parent_asin,title\nv,7,New\n", "7", "New", "item from 'parent_asin', title from 'title'")]
    [InlineData("id;original_title\n7;New\n", "7", "New", "item from 'id', title from 'original_title'")]
    [InlineData("{\"business_id\": \"7\", \"name\": \"New\", \"stars\": 4.5}\n", "7", "New", "item from 'business_id', title from 'name'")]
    public void Known_names_tell_item_and_title_and_the_report_says_which(string text, string id, string title, string taken)
    {
        var catalog = InMemory.Catalog(text);
        var item = Assert.Single(catalog.Items);
        Assert.Equal((id, title, taken), (item.Id, item.Title, $"{catalog.Report.Names}"));
    }

    [Theory]
    [InlineData("Nr;Werk;Jahr\n7;\"Neu;\nalt\";1999\n", "item=Nr,title=Werk", "Neu; alt")]
    [InlineData("title,code,label\nnot this,7,New\n", "item=code,title=label", "New")]
    [InlineData("code,label\n7,New\n", "item=CODE", "")]
    [InlineData("{\"code\": 7, \"label\": \"New\", \"asin\": \"other\"}\n", "item=code,title=label", "New")]
    [InlineData("{'code': 7, 'label': 'New'}\n", "item=code,title=label", "New")]
    public void Names_that_are_said_go_before_all_others(string text, string names, string title)
    {
        var item = InMemory.Item(text, new CatalogOptions { Names = CatalogNames.Parse(names) });
        Assert.Equal(("7", title), (item.Id, item.Title));
    }

    [Theory]
    [InlineData("code;label\n7;New\n", null, "memory:1: the header names code, label: no item, or nothing of one. Known are asin, ")]
    [
        InlineData(
            "code;label\n7;New\n",
            "item=nr,title=label",
            "memory:1: the header names code, label, and --catalog-columns says item from 'nr', title from 'label'")]
    [
        InlineData(
            "{\"code\": 7, \"label\": \"New\"}\n",
            null,
            "memory: its JSON lines have the names code, label, none of which is known for an item")]
    [
        InlineData(
            "{\"code\": 7, \"label\": \"New\"}\n",
            "item=nr",
            "memory: its JSON lines have the names code, label, and --catalog-columns says item from 'nr', no title")]
    public void Unknown_names_are_told_with_those_that_are_needed(string text, string? names, string reason)
    {
        var message = Assert.Throws<FormatException>(
            () => InMemory.Catalog(text, new CatalogOptions { Names = names is null ? null : CatalogNames.Parse(names) })).Message;
        Assert.StartsWith(reason, message);
        if (names is null) Assert.Contains("--catalog-columns item=NAME,title=NAME", message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("title=T")]
    [InlineData("item=")]
    [InlineData("item=A,item=B")]
    [InlineData("item=A,brand=B")]
    public void Names_are_said_in_one_way(string text) =>
        Assert.Contains("item=ISBN,title=Book-Title", Assert.Throws<FormatException>(() => CatalogNames.Parse(text)).Message);

    [Fact]
    public void A_quote_may_have_a_backslash_before_it_and_not_be_doubled()
    {
        var catalog = InMemory.Catalog("""
            "ISBN";"Book-Title";"Publisher"
            "1";"Caf\u00e9 &amp; Co; \"Tale\" one";"P"
            "2";"Ends \"here\"";"P"
            "3";"C:\\";"P \\ Q"
            "4";"Says \"over
            two; lines\" here";"P"
            """);
        Assert.Equal(
            ["Caf\\u00e9 & Co; \"Tale\" one", "Ends \"here\"", "C:\\", "Says \"over two; lines\" here"],
            catalog.Items.Select(item => item.Title));
        Assert.Equal("P \\ Q", catalog.Items[2].Details["Publisher"]);
    }

    [Fact]
    public void A_backslash_at_the_end_of_a_field_is_one_where_quotes_are_doubled()
    {
        var catalog = InMemory.Catalog("sku,title,path\n1,\"A \"\"b\"\"\",\"C:\\\"\n2,\"5\\\",x\n");
        Assert.Equal(["A \"b\"", "5\\"], catalog.Items.Select(item => item.Title));
        Assert.Equal("C:\\", catalog.Items[0].Details["path"]);
    }

    [Fact]
    public void Latin1_is_told_with_line_byte_and_remedy()
    {
        var source = InMemory.File(Encoding.Latin1.GetBytes("ISBN;Book-Title\n1;Tea\n2;Café\n"), "books.csv");
        var message = Assert.Throws<BadRowException>(() => Catalog.Read(source)).Message;
        Assert.StartsWith(
            "books.csv:3: the row is not valid UTF-8: byte 6 is 0xE9. A Latin-1 file becomes UTF-8 by iconv -f latin1 -t utf-8 ", message);
        Assert.Equal(1, Catalog.Read(source, new CatalogOptions { SkipBadRows = 1 }).Report.Items);
    }
}
