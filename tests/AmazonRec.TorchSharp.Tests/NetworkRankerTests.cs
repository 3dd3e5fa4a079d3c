using AmazonRec.Data;
using AmazonRec.Rankers;

namespace AmazonRec.TorchSharp.Tests;

/// <summary>Rankers that are networks learn the same on either engine.</summary>
public sealed class NetworkRankerTests
{
    [Theory]
    [InlineData("gmf", "bce")]
    [InlineData("mlp", "bpr")]
    [InlineData("neumf", "softmax")]
    public void A_ranker_scores_alike_whichever_engine_trained_it(string name, string loss)
    {
        var rows = Ratings.FromRows(
            from user in Enumerable.Range(0, 30)
            from step in Enumerable.Range(0, 5)
            select ($"u{user:D2}", $"i{((user * 7) + (step * step)) % 20:D2}", 1f, (long)step));
        var entry = RankerZoo.Find(name);
        var settings = RankerSettings.Parse($"loss={loss},epochs=3,batch=64,rate=0.01", entry);
        var task = new RankerTask(Interactions.From(rows)) { Threads = 1 };
        var (expected, actual) = (new float[20], new float[20]);
        var (managed, torch) = (entry.Fit(task, settings), entry.Fit(task with { Engine = new TorchEngine() }, settings));
        foreach (var user in new[] { -1, 0, 29 })
        {
            managed.Score(user, new Choices([3, 4], []), expected);
            torch.Score(user, new Choices([3, 4], []), actual);
            for (var item = 0; item < 20; item++) Assert.Equal(expected[item], actual[item], 1e-3f);
        }
    }
}
