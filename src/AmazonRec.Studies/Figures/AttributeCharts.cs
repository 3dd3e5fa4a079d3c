using AmazonRec.Data;
using AmazonRec.Data.Catalogs;

namespace AmazonRec.Studies.Figures;

/// <summary>Who rates what, and how: charts of ratings by what is told of users and items.</summary>
public static class AttributeCharts
{
    private static readonly Gender[] Genders = [Gender.Female, Gender.Male];

    /// <summary>Ratings by users of each gender; those of whom nothing is told are left out, and counted in the title.</summary>
    public static BarChart ByGender(Ratings ratings, UserProfiles users)
    {
        var of = users.For(ratings);
        double Count(Gender? gender) => ratings.User.Count(user => of[user]?.Gender == gender);
        return new(
            $"Purchases by gender ({Count(null) / ratings.Count:P0} by users of whom it is not told)",
            "gender",
            "ratings",
            [.. Genders.Select(g => $"{g}")],
            [new("ratings", [.. Genders.Select(g => Count(g))])]);
    }

    /// <summary>Ratings in the categories that have most of them; an item in several counts in each.</summary>
    public static BarChart TopCategories(Ratings ratings, Catalog catalog, int count)
    {
        var top = Largest(ratings, catalog, count);
        return new(
            "Categories with most ratings",
            "category",
            "ratings",
            [.. top.Select(c => c.Name)],
            [new("ratings", [.. top.Select(c => (double)c.Rows.Count)])]);
    }

    /// <summary>Ratings in the largest categories, women's beside men's.</summary>
    public static BoxChart ByGenderAndCategory(Ratings ratings, UserProfiles users, Catalog catalog, int count)
    {
        var of = users.For(ratings);
        var boxes =
            from category in Largest(ratings, catalog, count)
            from gender in Genders
            let values = category.Rows.Where(
                row => of[ratings.User[row]]?.Gender == gender).Select(row => (double)ratings.Value[row]).ToArray()
            where values.Length > 0
            select Boxed($"{category.Name}, {(gender == Gender.Female ? "f" : "m")}", values);
        return new("Ratings by gender and category", "category, f: female, m: male", "rating", [.. boxes]);
    }

    /// <summary>Mean rating of the largest categories by gender, with 95 % intervals of the means.</summary>
    public static BarChart MeansByGenderAndCategory(Ratings ratings, UserProfiles users, Catalog catalog, int count)
    {
        var of = users.For(ratings);
        var top = Largest(ratings, catalog, count);
        return new(
            "Mean rating by gender and category, with 95 % intervals",
            "category",
            "mean rating",
            [.. top.Select(c => c.Name)],
            [.. Genders.Select(Series)])
        { Format = "F2" };

        BarSeries Series(Gender gender)
        {
            var means = top.Select(
                c =>
                    Evaluation.Inference.Interval.OfMean(
                        [
                            .. c.Rows.Where(row => of[ratings.User[row]]?.Gender == gender).Select(row => (double)ratings.Value[row])
                            .DefaultIfEmpty(double.NaN)])).ToArray();
            return new BarSeries($"{gender}", [.. means.Select(m => m.Estimate)]) { Intervals = means };
        }
    }

    /// <summary>Ratings by the year in which they were given.</summary>
    public static BoxChart ByYear(Ratings ratings) => new("Ratings by year", "year", "rating",
    [
        .. Enumerable.Range(0, ratings.Count).Where(row => ratings.Time[row] != 0)
        .GroupBy(row => DateTimeOffset.FromUnixTimeSeconds(ratings.Time[row]).Year).OrderBy(year => year.Key)
            .Select(year => Boxed($"{year.Key}", year.Select(row => (double)ratings.Value[row]))),
    ]);

    private static (string Name, IReadOnlyList<int> Rows)[] Largest(Ratings ratings, Catalog catalog, int count)
    {
        var items = catalog.For(ratings).Items;
        return
        [
            .. Enumerable.Range(0, ratings.Count)
            .SelectMany(
                row => (items[ratings.Item[row]]?.Categories ?? []).Distinct(StringComparer.Ordinal), (row, name) => (Name: name, Row: row))
                .GroupBy(r => r.Name, r => r.Row, StringComparer.Ordinal).OrderByDescending(c => c.Count())
                .ThenBy(c => c.Key, StringComparer.Ordinal).Take(count).Select(c => (c.Key, (IReadOnlyList<int>)[.. c])),
        ];
    }

    /// <summary>Many rows have the same few ratings: a point for each kind of outlier says as much as one for each row.</summary>
    private static Box Boxed(string name, IEnumerable<double> values)
    {
        var box = Box.FromValues(name, values);
        return box with { Outliers = [.. box.Outliers.Distinct()] };
    }
}
