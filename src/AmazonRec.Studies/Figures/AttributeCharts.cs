using AmazonRec.Studies.Results;

namespace AmazonRec.Studies.Figures;

/// <summary>Who rates what, and how: charts of ratings by what is told of times, users and items.</summary>
public static class AttributeCharts
{
    private const int BoxedCategories = 4; // with two boxes each, more have no room for their names

    /// <summary>Those that the data allow: by gender, by category, by both, by year.</summary>
    public static IReadOnlyList<Chart> All(GroupedRatings ratings)
    {
        var (genders, categories) = (ratings.Genders.Count > 0, ratings.Categories.Count > 0);
        Chart?[] charts =
        [
            genders ? ByGender(ratings) : null,
            categories ? TopCategories(ratings) : null,
            genders && categories ? ByGenderAndCategory(ratings, BoxedCategories) : null,
            ratings.Years.Count > 0 ? ByYear(ratings) : null,
        ];
        return [.. charts.OfType<Chart>()];
    }

    /// <summary>Ratings by users of each gender; those of whom nothing is told are left out, and counted in the title.</summary>
    public static BarChart ByGender(GroupedRatings ratings)
    {
        var told = ratings.Genders.Sum(g => g.Count());
        return new(
            $"Purchases by gender ({(double)(ratings.Rows - told) / ratings.Rows:P0} by users of whom it is not told)",
            "gender",
            "ratings",
            [.. ratings.Genders.Select(g => g.Name)],
            [new("ratings", [.. ratings.Genders.Select(g => (double)g.Count())])]);
    }

    /// <summary>Ratings in the categories that have most of them; an item in several counts in each.</summary>
    public static BarChart TopCategories(GroupedRatings ratings) => new(
        "Categories with most ratings",
        "category",
        "ratings",
        [.. ratings.Categories.Select(c => c.All.Name)],
        [new("ratings", [.. ratings.Categories.Select(c => (double)c.All.Count())])]);

    /// <summary>Ratings in the largest categories, women's beside men's.</summary>
    public static BoxChart ByGenderAndCategory(GroupedRatings ratings, int categories) => new(
        "Ratings by gender and category", "category, f: female, m: male", "rating",
    [
        .. from category in ratings.Categories.Take(categories)
           from gender in category.Genders
           where gender.Stars.Count > 0
           select Boxed(gender, $"{category.All.Name}, {char.ToLowerInvariant(gender.Name[0])}"),
    ]);

    /// <summary>Mean rating of the largest categories by gender, with 95 % intervals of the means.</summary>
    public static BarChart MeansByGenderAndCategory(GroupedRatings ratings, int categories)
    {
        RatedCategory[] top = [.. ratings.Categories.Take(categories)];
        return new(
            "Mean rating by gender and category, with 95 % intervals",
            "category",
            "mean rating",
            [.. top.Select(c => c.All.Name)],
            [.. ratings.Genders.Select((gender, place) => Series(gender.Name, place))])
        { Format = "F2" };

        BarSeries Series(string gender, int place)
        {
            var means = top.Select(c => c.Genders[place].MeanInterval()).ToArray();
            return new BarSeries(gender, [.. means.Select(m => m.Estimate)]) { Intervals = means };
        }
    }

    /// <summary>Ratings by the year in which they were given.</summary>
    public static BoxChart ByYear(GroupedRatings ratings) =>
        new("Ratings by year", "year", "rating", [.. ratings.Years.Select(year => Boxed(year, year.Name))]);

    /// <summary>Many rows have the same few ratings: a point for each kind of outlier says as much as one for each row.</summary>
    private static Box Boxed(RatingGroup group, string name)
    {
        var box = Box.FromValues(name, group.Values());
        return box with { Outliers = [.. box.Outliers.Distinct()] };
    }
}
