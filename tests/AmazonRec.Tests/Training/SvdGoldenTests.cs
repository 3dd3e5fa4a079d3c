using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Models.Zoo;
using AmazonRec.Testing;
using AmazonRec.Training;

namespace AmazonRec.Tests.Training;

/// <summary>The figures that the library Surprise publishes for MovieLens 100k, 5 folds, default options.</summary>
public sealed class SvdGoldenTests
{
    [SharedTheory]
    [InlineData("svd", .934, .737)]
    [InlineData("svdpp", .919, .721)]
    public void Five_folds_of_movielens_give_the_published_errors(string name, double rmse, double mae)
    {
        var folds = Split.Folds(Ratings.Read(Shared.Data("movielens-100k", "u.data")), 5);
        var metrics = folds.AsParallel().AsOrdered().Select(fold =>
            RatingMetrics.Measure(
                Trainer.Fit(ModelZoo.Build(name, new()), fold, Recipe.For(name)).Predict(fold.Test), fold.Test.Value)).ToArray();
        Assert.Equal(rmse, metrics.Average(m => m.Rmse), .004);
        Assert.Equal(mae, metrics.Average(m => m.Mae), .004);
    }
}
