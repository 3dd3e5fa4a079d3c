using AmazonRec.Data.Inspection;
using AmazonRec.Evaluation;

namespace AmazonRec.Studies.Figures;

/// <summary>The pictures of a data report.</summary>
public static class DataReportCharts
{
    /// <summary>Rows of each rating.</summary>
    public static BarChart Stars(RatingsProfile profile) => new(
        "Ratings by stars", "rating", "ratings", [.. profile.Stars.Select(s => $"{s.Rating:0.##}")],
        [new("ratings", [.. profile.Stars.Select(s => (double)s.Count)])]);

    /// <summary>Rows of each year; null where there are no times.</summary>
    public static BarChart? Years(RatingsProfile profile) => profile.Years.Count == 0 ? null : new(
        "Ratings by year", "year", "ratings", [.. profile.Years.Select(y => $"{y.Year}")],
        [new("ratings", [.. profile.Years.Select(y => (double)y.Count)])]);

    /// <summary>How many users and items have at least so many ratings.</summary>
    public static LineChart Activity(RatingsProfile profile) => new(
        "Activity: how many have at least so many ratings", "ratings, at least", "users, items",
        [Of("users", profile.PerUser), Of("items", profile.PerItem)])
    {
        LogX = true,
        LogY = true,
    };

    /// <summary>RMSE of each trivial baseline under each split that could be made.</summary>
    public static BarChart FloorOf(Floor floor)
    {
        var splits = floor.Splits.Where(s => s.Lines.Count > 0).ToArray();
        return new BarChart(
            "RMSE of trivial baselines", "baseline", "RMSE", [.. splits[0].Lines.Select(l => l.Baseline)],
            [.. splits.Select(s => new BarSeries(NameOf(s.Kind), [.. s.Lines.Select(l => l.Rmse.Mean)]))])
        {
            Format = "F2",
        };
    }

    /// <summary>What a kind of split is called in charts and tables.</summary>
    public static string NameOf(FloorKind kind) => kind switch
    {
        FloorKind.Random => "random split",
        FloorKind.CopiesTogether => "copies together",
        _ => "each text once",
    };

    private static Line Of(string name, Activity activity) =>
        new(name, [.. activity.Curve.Select(p => ((double)p.AtLeast, (double)p.Count))]);
}
