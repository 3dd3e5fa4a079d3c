using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Testing;

namespace AmazonRec.Tests.Models;

public sealed class BaselinesTests
{
    [Fact]
    public void Means_are_by_hand()
    {
        var split = Split.FromParts(
            Ratings.FromRows([("a", "x", 5, 0), ("a", "y", 2, 0), ("b", "x", 1, 0)]), Ratings.FromRows([("c", "z", 3, 0)]));
        Assert.Equal([8 / 3f], Predict(new GlobalMean(split.Train), [0], [0]));
        Assert.Equal([3.5f, 1f, 8 / 3f], Predict(new EntityMean(Entity.User, split.Train), [0, 1, 2], [0, 0, 0]));
        Assert.Equal([3f, 2f, 8 / 3f], Predict(new EntityMean(Entity.Item, split.Train), [0, 0, 0], [0, 1, 2]));
    }

    [Fact]
    public void A_shrunk_mean_has_ratings_of_the_global_mean_beside_its_own()
    {
        var split = Split.FromParts(
            Ratings.FromRows([("a", "x", 5, 0), ("a", "y", 5, 0), ("b", "x", 1, 0), ("b", "y", 1, 0)]),
            Ratings.FromRows([("c", "z", 3, 0)]));
        // Mean 3. One rating of it: (5 + 5 + 3) / 3, (1 + 1 + 3) / 3; nobody has rated as c.
        Assert.Equal([13 / 3f, 5 / 3f, 3f], Predict(Baseline.ShrunkUserMean.Fit(split.Train), [0, 1, 2], [0, 0, 0]));
        Assert.Equal([3f, 3f, 3f], Predict(new EntityMean(Entity.Item, split.Train, shrinkage: 4), [0, 0, 0], [0, 1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EntityMean(Entity.User, split.Train, shrinkage: -1));
    }

    [Fact]
    public void One_alternation_of_als_is_by_hand()
    {
        var train = Ratings.FromRows([("a", "x", 5, 0), ("b", "x", 3, 0)]);
        // Mean 4. Item: (1 + -1) / (2 + 1) = 0. Users: 1 / (1 + 1), -1 / (1 + 1).
        Assert.Equal([4.5f, 3.5f], Predict(new AlsBias(train, epochs: 1, userRegularization: 1, itemRegularization: 1), [0, 1], [0, 0]));
    }

    [Fact]
    public void Without_ratings_nothing_can_be_fitted() => Assert.Throws<ArgumentException>(() => new GlobalMean(Ratings.FromRows([])));

    [SharedFact]
    public void User_mean_on_u1_has_the_published_error()
    {
        var split = Split.FromParts(
            Ratings.Read(Shared.Data("movielens-100k", "u1.base")), Ratings.Read(Shared.Data("movielens-100k", "u1.test")));
        var metrics = Evaluate(new EntityMean(Entity.User, split.Train), split.Test);
        Assert.Equal(1.063, metrics.Rmse, 3);
        Assert.Equal(0.85019, metrics.Mae, 5);
    }

    [SharedFact]
    public void Means_on_all_of_ml_100k_have_the_published_errors()
    {
        var all = Ratings.Read(Shared.Data("movielens-100k", "u.data"));
        foreach (var (baseline, rmse, mae) in new (IRatingPredictor, double, double)[]
                 {
                     (new GlobalMean(all), 1.126, .945), (new EntityMean(Entity.Item, all), 1.000, .799),
                     (new EntityMean(Entity.User, all), 1.031, .826),
                 })
        {
            var metrics = Evaluate(baseline, all);
            Assert.Equal(rmse, metrics.Rmse, 3);
            Assert.Equal(mae, metrics.Mae, 3);
        }
    }

    [SharedFact]
    public void Als_bias_on_five_folds_of_ml_100k_has_the_error_that_surprise_publishes()
    {
        var folds = Split.Folds(Ratings.Read(Shared.Data("movielens-100k", "u.data")), 5)
            .Select(f => Evaluate(new AlsBias(f.Train), f.Test)).ToArray();
        Assert.Equal(.944, folds.Average(m => m.Rmse), .003);
        Assert.Equal(.748, folds.Average(m => m.Mae), .003);
    }

    private static float[] Predict(IRatingPredictor predictor, int[] users, int[] items)
    {
        var predictions = new float[users.Length];
        predictor.Predict(users, items, predictions);
        return predictions;
    }

    private static RatingMetrics Evaluate(IRatingPredictor predictor, Ratings rows) =>
        RatingMetrics.Measure(Predict(predictor, rows.User, rows.Item), rows.Value);
}
