using AmazonRec.Data.Catalogs;
using AmazonRec.Synthesis;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Catalogs;

public sealed class CatalogTests
{
    private const string Lines = """
        {"asin": "B2", "title": "<span class=\"x\"", "price": "Too low to display", "imageURL": []}
        {"asin": "B1", "title": "One", "brand": "Acme", "price": "$2.00", "details": {"a": "1"}}
        {"asin": "B2", "title": "Two", "price": "$3.00", "imageURL": ["https://x/2.jpg"]}
        {"asin": "B1", "title": "Uno", "description": ["D"], "feature": ["F"], "category": ["C"], "price": "$9.00", "details": {"b": "2"}}
        {"asin": "B3", "title": "<b>"}
        """;

    [Fact]
    public void Rows_of_one_item_are_merged_and_the_first_to_tell_is_believed()
    {
        var catalog = InMemory.Catalog(Lines);
        Assert.Equal(["B2", "B1", "B3"], catalog.Items.Select(item => item.Id));
        var one = catalog.Find("B1")!;
        Assert.Equal(("One", "Acme", 2m, "$2.00"), (one.Title, one.Brand, one.Price, one.PriceText));
        Assert.Equal(["D"], one.Description);
        Assert.Equal(["a"], one.Details.Keys);
        var two = catalog.Find("B2")!;
        Assert.Equal(("Two", 3m, "$3.00"), (two.Title, two.Price, two.PriceText));
        Assert.Null(catalog.Find("B4"));
    }

    [Fact]
    public void The_report_counts_what_is_missing()
    {
        var report = InMemory.Catalog(Lines).Report;
        Assert.Equal((5L, 3, 2L, 0L), (report.Rows, report.Items, report.Duplicates, report.OtherRows));
        Assert.Equal(new FieldCounts(Title: 1, Description: 2, Feature: 2, Image: 2, Price: 1, Category: 2, Brand: 2), report.Missing);
        Assert.Equal((1, 1), (report.MarkupTitles, report.NearEmpty));
    }

    [Fact]
    public void Only_the_items_asked_for_are_kept()
    {
        var catalog = InMemory.Catalog(Lines, new CatalogOptions { Only = Vocabulary.FromIds(["B2", "B9"]) });
        Assert.Equal("Two", Assert.Single(catalog.Items).Title);
        Assert.Equal((5L, 1, 1L, 3L), (catalog.Report.Rows, catalog.Report.Items, catalog.Report.Duplicates, catalog.Report.OtherRows));
    }

    [Fact]
    public void A_join_has_the_item_of_each_code_and_says_how_far_it_reaches()
    {
        var ratings = Ratings.FromRows([("u", "B1", 5, 0), ("u", "B0", 5, 0), ("v", "B0", 4, 0), ("v", "B3", 4, 0)]);
        var join = InMemory.Catalog(Lines).For(ratings);
        Assert.Equal([null, "B1", "B3"], join.Items.Select(item => item?.Id));
        Assert.Equal((2, 1, 2), (join.Matched, join.Unmatched, join.UnmatchedRatings));
        Assert.Equal(new FieldCounts(Title: 1, Description: 1, Feature: 1, Image: 0, Price: 1, Category: 1, Brand: 1), join.Coverage);
    }

    [Fact]
    public void Progress_ends_at_one_and_cancelling_ends_reading()
    {
        var shares = new List<double>();
        InMemory.Catalog(Lines, new CatalogOptions { Progress = new Immediate(shares.Add) });
        Assert.Equal(1, shares[^1]);
        Assert.Throws<OperationCanceledException>(
            () => InMemory.Catalog(Lines, new CatalogOptions { Cancellation = new CancellationToken(canceled: true) }));
    }

    [Fact]
    public void The_sample_is_whole()
    {
        var catalog = Catalog.Read(Sample.Metadata);
        var join = catalog.For(Ratings.Read(Sample.Reviews));
        Assert.Equal((0, 0), (join.Unmatched, catalog.Report.Missing.Title));
    }

    private sealed class Immediate(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
