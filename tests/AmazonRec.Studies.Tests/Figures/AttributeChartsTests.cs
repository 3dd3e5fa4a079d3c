using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
using AmazonRec.Data.Storage;
using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Results;
using AmazonRec.Testing;

namespace AmazonRec.Studies.Tests.Figures;

public sealed class AttributeChartsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _file;

    public AttributeChartsTests() => _file = _folder.Write("df_electronics.csv", """
        item_id,user_id,rating,timestamp,model_attr,category,brand,year,user_attr,split
        1,1,5.0,2015-06-01,Female,Headphones,,2015,Female,0
        1,2,4.0,2015-07-01,Female,Headphones,,2015,Male,0
        1,3,1.0,2016-06-01,Female,Headphones,,2015,,0
        2,1,3.0,2016-07-01,Male,Cameras,,2015,Female,0
        2,2,2.0,2016-08-01,Male,Cameras,,2015,Male,0

        """);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Ratings_are_counted_by_gender_and_those_of_nobody_told_are_in_the_title()
    {
        var chart = AttributeCharts.ByGender(Measured());
        Assert.Equal(["Female", "Male"], chart.Categories);
        Assert.Equal([2, 2], chart.Series[0].Values);
        Assert.Contains("20 %", chart.Title);
    }

    [Fact]
    public void Categories_stand_in_the_order_of_their_ratings()
    {
        var chart = AttributeCharts.TopCategories(Measured());
        Assert.Equal(["Headphones", "Cameras"], chart.Categories);
        Assert.Equal([3, 2], chart.Series[0].Values);
    }

    [Fact]
    public void Boxes_are_of_one_gender_in_one_category_or_of_one_year()
    {
        var ratings = Measured();
        Assert.Equal(
            [("Headphones, f", 5), ("Headphones, m", 4), ("Cameras, f", 3), ("Cameras, m", 2)],
            AttributeCharts.ByGenderAndCategory(ratings, 2).Boxes.Select(b => (b.Name, b.Median)));
        Assert.Equal([("2015", 4.5), ("2016", 2)], AttributeCharts.ByYear(ratings).Boxes.Select(b => (b.Name, b.Median)));
        Assert.Equal([5, 3], AttributeCharts.MeansByGenderAndCategory(ratings, 2).Series[0].Values);
        Assert.Equal(["Headphones, f", "Headphones, m"], AttributeCharts.ByGenderAndCategory(ratings, 1).Boxes.Select(b => b.Name));
    }

    [Fact]
    public void What_the_data_do_not_tell_is_not_drawn()
    {
        var (ratings, users, catalog) = (Ratings.Read(_file), UserProfiles.Read(_file), Catalog.Read(_file));
        Assert.Equal(4, AttributeCharts.All(Measured()).Count);
        Assert.Equal("Ratings by year", Assert.Single(AttributeCharts.All(GroupedRatings.Measure(ratings, null, null))).Title);
        Assert.Equal(2, AttributeCharts.All(GroupedRatings.Measure(ratings, users, null)).Count);
        Assert.Equal(2, AttributeCharts.All(GroupedRatings.Measure(ratings, null, catalog)).Count);
        Assert.Empty(AttributeCharts.All(GroupedRatings.Measure(Ratings.FromRows([("u", "i", 5f, 0L)]), null, null)));
    }

    [Fact]
    public void Groups_come_back_from_json_and_know_their_means()
    {
        var read = Json.Parse<GroupedRatings>(Json.Write(Measured()));
        Assert.Equal([("2015", 2, 4.5), ("2016", 3, 2)], read.Years.Select(year => (year.Name, year.Count(), year.Mean())));
        Assert.Equal([1, 2, 3], read.Years[1].Values());
        Assert.Equal([4, 3], read.Genders.Select(gender => gender.Mean()));
    }

    private GroupedRatings Measured() =>
        GroupedRatings.Measure(Ratings.Read(_file), UserProfiles.Read(_file), Catalog.Read(_file));
}
