using AmazonRec.Data;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Synthesis;

namespace AmazonRec.Tests.Models;

public sealed class ScoringTests
{
    private static readonly Ratings Train = Reviews.Read(Sample.Reviews).ToRatings();

    [Fact]
    public void Neighbours_score_all_items_as_they_predict_them() => ScoresArePredictions(new ItemNeighbours(Train, new AlsBias(Train)));

    [Fact]
    public void A_blend_scores_all_items_as_it_predicts_them() =>
        ScoresArePredictions(new Blend([new AlsBias(Train), new ItemNeighbours(Train, new GlobalMean(Train))], [.3, .6], Constant: .5));

    private static void ScoresArePredictions(IRatingPredictor predictor)
    {
        var (scores, predicted) = (new float[Train.Items.Count], new float[Train.Items.Count]);
        foreach (var user in new[] { 0, 7, 30 })
        {
            predictor.ScoreItems(user, scores);
            predictor.Predict([.. scores.Select(_ => user)], [.. Enumerable.Range(0, scores.Length)], predicted);
            foreach (var (score, prediction) in scores.Zip(predicted)) Assert.Equal(prediction, score, 1e-5f);
            Assert.True(predicted.Distinct().Count() > 2);
        }
    }
}
