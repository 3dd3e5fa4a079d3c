using AmazonRec.Data.Inspection;
using AmazonRec.Testing;

namespace AmazonRec.Data.Tests;

/// <summary>Counts of the real files, as measured on every row of them.</summary>
public sealed class SharedDataTests
{
    [SharedTheory]
    [InlineData("amazon2014-musical/Musical_Instruments_5.json.gz", 10_261, 1_429, 900)]
    [InlineData("amazon2018-giftcards/Gift_Cards_5.json.gz", 2_972, 458, 148)]
    [InlineData("amazon2018-fashion/AMAZON_FASHION_5.json.gz", 3_176, 406, 31)]
    [InlineData("amazon2018-magazines/Magazine_Subscriptions_5.json.gz", 2_375, 348, 157)]
    [InlineData("amazon2014-videogames-20core/video_games_20_ratings_5_fact.csv.gz", 57_429, 1_457, 9_607)]
    [InlineData("movielens-100k/u.data", 100_000, 943, 1_682)]
    public void Counts_equal_the_data_card(string file, int rows, int users, int items)
    {
        var ratings = Ratings.Read(Shared.Data(file));
        Assert.Equal((rows, users, items), (ratings.Count, ratings.Users.Count, ratings.Items.Count));
        Assert.Equal(new FunnelStep("read", rows, users, items, 0), Assert.Single(ratings.Funnel));
    }

    [SharedFact]
    public void The_50k_electronics_file_has_all_its_rows() =>
        Assert.Equal(50_698, Ratings.Read(Shared.Data("amazon2014-electronics-50k", "ratings_Electronics.first50k.csv.gz")).Count);

    [SharedFact]
    public void Stars_of_musical_instruments_equal_the_data_card() =>
        Assert.Equal(
            [217, 250, 772, 2084, 6938],
            RatingsProfile.Measure(
                Ratings.Read(Shared.Data("amazon2014-musical", "Musical_Instruments_5.json.gz"))).Stars.Select(s => s.Count));

    [SharedFact]
    public void Fashion_holds_3042_distinct_pairs()
    {
        var ratings = Ratings.Read(Shared.Data("amazon2018-fashion", "AMAZON_FASHION_5.json.gz"));
        Assert.Equal(3_042, ratings.WithoutCopies().Count);
        Assert.Equal(3_176 - 3_042, DuplicateReport.Measure(ratings).RepeatedPairs);
    }
}
