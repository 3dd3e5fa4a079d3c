using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
using AmazonRec.Studies.Figures;
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
        var chart = AttributeCharts.ByGender(Ratings.Read(_file), UserProfiles.Read(_file));
        Assert.Equal(["Female", "Male"], chart.Categories);
        Assert.Equal([2, 2], chart.Series[0].Values);
        Assert.Contains("20 %", chart.Title);
    }

    [Fact]
    public void Categories_stand_in_the_order_of_their_ratings()
    {
        var chart = AttributeCharts.TopCategories(Ratings.Read(_file), Catalog.Read(_file), 2);
        Assert.Equal(["Headphones", "Cameras"], chart.Categories);
        Assert.Equal([3, 2], chart.Series[0].Values);
    }

    [Fact]
    public void Boxes_are_of_one_gender_in_one_category_or_of_one_year()
    {
        var (ratings, users, catalog) = (Ratings.Read(_file), UserProfiles.Read(_file), Catalog.Read(_file));
        Assert.Equal(
            [("Headphones, f", 5), ("Headphones, m", 4), ("Cameras, f", 3), ("Cameras, m", 2)],
            AttributeCharts.ByGenderAndCategory(ratings, users, catalog, 2).Boxes.Select(b => (b.Name, b.Median)));
        Assert.Equal([("2015", 4.5), ("2016", 2)], AttributeCharts.ByYear(ratings).Boxes.Select(b => (b.Name, b.Median)));
        Assert.Equal([5, 3], AttributeCharts.MeansByGenderAndCategory(ratings, users, catalog, 2).Series[0].Values);
    }
}
