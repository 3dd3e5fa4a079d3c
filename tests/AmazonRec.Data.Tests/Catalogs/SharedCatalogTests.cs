using AmazonRec.Data.Catalogs;
using AmazonRec.Testing;

namespace AmazonRec.Data.Tests.Catalogs;

/// <summary>Counts on real files, held against a count by other means.</summary>
public sealed class SharedCatalogTests
{
    [SharedTheory]
    [InlineData("meta_Gift_Cards.json.gz")]
    [InlineData("meta_Gift_Cards.v1schema.json.gz")]
    public void Metadata_of_gift_cards_covers_every_rated_item_in_both_schemas(string file)
    {
        var catalog = Catalog.Read(Shared.Data("amazon2018-giftcards", file));
        Assert.Equal((1547L, 1547, 0L), (catalog.Report.Rows, catalog.Report.Items, catalog.Report.Duplicates));
        var join = catalog.For(Ratings.Read(Shared.Data("amazon2018-giftcards", "Gift_Cards_5.json.gz")));
        Assert.Equal((148, 0, 0), (join.Matched, join.Unmatched, join.UnmatchedRatings));
        Assert.Equal(
            new FieldCounts(Title: 148, Description: 145, Feature: 119, Image: 116, Price: 107, Category: 146, Brand: 119), join.Coverage);
    }

    [SharedFact]
    public void Metadata_of_magazines_has_rows_twice_and_torn_tags_for_titles()
    {
        var path = Shared.Data("amazon2018-magazines", "meta_Magazine_Subscriptions.json.gz");
        var ratings = Ratings.Read(Shared.Data("amazon2018-magazines", "Magazine_Subscriptions_5.json.gz"));
        var catalog = Catalog.Read(path);
        Assert.Equal((3385L, 2320, 1065L), (catalog.Report.Rows, catalog.Report.Items, catalog.Report.Duplicates));
        Assert.Equal(2173, catalog.Report.MarkupTitles); // 2,163 times the start of a tag, 10 times the end of one
        Assert.Equal(
            new FieldCounts(Title: 2173, Description: 355, Feature: 2320, Image: 1457, Price: 2320, Category: 442, Brand: 147),
            catalog.Report.Missing);
        var join = catalog.For(ratings);
        Assert.Equal((151, 6), (join.Matched, join.Unmatched));

        // Of the 151 rated magazines that have metadata, 148 have no title but a torn tag.
        Assert.Equal(
            new FieldCounts(Title: 3, Description: 145, Feature: 0, Image: 130, Price: 0, Category: 145, Brand: 148), join.Coverage);
        var only = Catalog.Read(path, new CatalogOptions { Only = ratings.Items });
        Assert.Equal((151, 148, 148), (only.Report.Items, only.Report.MarkupTitles, only.Report.Missing.Title));
        Assert.Equal(join.Coverage, only.For(ratings).Coverage);
    }

    [SharedFact]
    public void Films_of_MovieLens_100K_agree_with_those_of_the_posters()
    {
        var films = Catalog.Read(Shared.Data("movielens-100k", "u.item"));
        var posters = Catalog.Read(Shared.Data("movielens-100k-posters", "items.csv"));
        Assert.Equal((1682L, 1682), (films.Report.Rows, films.Report.Items));
        Assert.Equal((1746L, 1682, 64L), (posters.Report.Rows, posters.Report.Items, posters.Report.Duplicates));
        Assert.Equal("Misérables, Les (1995)", films.Find("543")!.Title);
        foreach (var film in films.Items)
        {
            var poster = posters.Find(film.Id)!;
            Assert.Equal(film.Categories, poster.Categories);
            Assert.Equal(film.Year, poster.Year);
        }

        var join = films.For(Ratings.Read(Shared.Data("movielens-100k", "u.data")));
        Assert.Equal((1682, 1682, 1682), (join.Matched, join.Coverage.Title, join.Coverage.Category));
    }

    [SharedFact]
    public void Apparel_is_read_by_its_header()
    {
        var catalog = Catalog.Read(Shared.Data("amazon-apparel-images", "products.csv"));
        Assert.Equal((16042L, 16042), (catalog.Report.Rows, catalog.Report.Items));
        Assert.Equal(
            new FieldCounts(Title: 0, Description: 16042, Feature: 16042, Image: 0, Price: 2, Category: 0, Brand: 45),
            catalog.Report.Missing);
        Assert.Equal(
            "Too low to display", Assert.Single(catalog.Items.Where(item => item.Price is null).Select(item => item.PriceText).Distinct()));
    }

    [SharedFact]
    public void Users_of_MovieLens_100K_are_all_described()
    {
        var users = UserProfiles.Read(Shared.Data("movielens-100k", "u.user"));
        Assert.Equal(943, users.Users.Count);
        Assert.Equal(273, users.Users.Count(user => user.Gender == Gender.Female));
        var ratings = Ratings.Read(Shared.Data("movielens-100k", "u.data"));
        Assert.DoesNotContain(null, users.For(ratings));
    }
}
