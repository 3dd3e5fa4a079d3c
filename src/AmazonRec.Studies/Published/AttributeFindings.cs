using System.Globalization;
using AmazonRec.Studies.Results;

namespace AmazonRec.Studies.Published;

/// <summary>What the charts of ratings by gender, category and year show, in numbers.</summary>
internal static class AttributeFindings
{
    private const int Enough = 100; // ratings: the mean of fewer moves from year to year by chance
    private const int Named = 3;
    private const double Slight = .1; // a correlation below it explains less than a hundredth of the variance
    private const double Significant = 1.96; // standard errors, ratings taken for independent

    /// <summary>The sentences, as far as the data tell.</summary>
    public static IReadOnlyList<string> Of(StudyResult result) =>
        result.Grouped is not { } ratings ? [] : [.. Genders(ratings), .. Categories(ratings), .. Years(ratings)];

    private static IEnumerable<string> Genders(GroupedRatings ratings)
    {
        if (ratings.Genders is not [var women, var men] || women.Count() < 2 || men.Count() < 2) yield break;
        var told = women.Count() + men.Count();
        yield return $"{Percent(told, ratings.Rows)} of the ratings are by users whose gender is told, {Percent(women.Count(), told)} of "
            + $"them by women. Mean rating: women {Mean(women)}, men {Mean(men)} (95 % intervals, ratings taken for independent).";
    }

    private static IEnumerable<string> Categories(GroupedRatings ratings)
    {
        if (ratings.Categories.Count == 0) yield break;
        var top = ratings.Categories.Take(Named).Select(c => $"{c.All.Name} ({Percent(c.All.Count(), ratings.Rows)})");
        yield return $"The categories with most ratings are {string.Join(", ", top)}.";
    }

    /// <summary>The years with the lowest and the highest mean, and the line through all ratings.</summary>
    private static IEnumerable<string> Years(GroupedRatings ratings)
    {
        RatingGroup[] years = [.. ratings.Years.Where(year => year.Count() >= Enough)];
        if (years.Length < 2) yield break;
        var (slope, correlation) = Line(years);
        var errors = Math.Abs(correlation) * Math.Sqrt((years.Sum(year => year.Count()) - 2) / (1 - (correlation * correlation)));
        var (low, high) = (years.MinBy(year => year.MeanInterval().Estimate)!, years.MaxBy(year => year.MeanInterval().Estimate)!);
        var trend = errors < Significant || Math.Abs(correlation) < Slight ? "no trend to speak of" : slope > 0 ? "later years rate higher"
            : "later years rate lower";
        yield return $"Mean rating by year, of those with {Enough} ratings or more: lowest in {low.Name} with {Mean(low)}, highest in "
            + $"{high.Name} with {Mean(high)}; {trend} ({slope.ToString("+0.000;-0.000", CultureInfo.InvariantCulture)} stars a year, "
            + $"correlation {Number(correlation)}).";
    }

    private static (double Slope, double Correlation) Line(RatingGroup[] years)
    {
        var rows = years.SelectMany(year => year.Stars.Select(
            s => (X: double.Parse(year.Name, CultureInfo.InvariantCulture), Y: (double)s.Rating, Weight: (double)s.Count))).ToArray();
        var all = rows.Sum(r => r.Weight);
        var (x, y) = (rows.Sum(r => r.Weight * r.X) / all, rows.Sum(r => r.Weight * r.Y) / all);
        var (xx, yy, xy) = (
            rows.Sum(r => r.Weight * (r.X - x) * (r.X - x)), rows.Sum(r => r.Weight * (r.Y - y) * (r.Y - y)),
            rows.Sum(r => r.Weight * (r.X - x) * (r.Y - y)));
        return (xy / xx, xy / Math.Sqrt(xx * yy));
    }

    private static string Mean(RatingGroup group)
    {
        var mean = group.MeanInterval();
        return $"{Number(mean.Estimate)} [{Number(mean.Low)}, {Number(mean.High)}]";
    }

    private static string Number(double value) => Wording.Number(value, 2);

    private static string Percent(int part, int whole) => Wording.Percent((double)part / whole);
}
