using AmazonRec.Data;
using AmazonRec.Rankers;
using AmazonRec.Rankers.Factors;
using AmazonRec.Rankers.Items;

namespace AmazonRec.Tests.Rankers;

public sealed class RankersTests
{
    public static TheoryData<string> Personal => new("item-knn", "rp3beta", "sequential-knn", "ease", "als", "bpr-mf", "lightgcn", "two-tower");

    [Theory]
    [MemberData(nameof(Personal))]
    public void What_people_of_the_same_taste_chose_comes_first(string name)
    {
        var rows = RankerExamples.TwoTastes();
        var ranker = RankerZoo.Find(name).Fit(RankerExamples.Task(rows), RankerSettings.None);
        var scores = RankerExamples.Score(ranker, rows.Items.Count, rows.Items.CodeOf("a0"), rows.Items.CodeOf("a1"));
        Assert.True(Mean("a") > Mean("b"));

        double Mean(string taste) => Enumerable.Range(2, 8).Average(i => scores[rows.Items.CodeOf($"{taste}{i}")]);
    }

    [Theory]
    [MemberData(nameof(Personal))]
    public void Threads_and_a_file_change_no_bit(string name)
    {
        var rows = RankerExamples.TwoTastes(stars: true);
        var entry = RankerZoo.Find(name);
        var settings = entry.Parameters.Any(p => p.Name == "stars") ? RankerSettings.Parse("stars=0.2", entry) : RankerSettings.None;
        var one = entry.Fit(RankerExamples.Task(rows) with { Threads = 1 }, settings);
        var two = entry.Restore(entry.Fit(RankerExamples.Task(rows), settings).Weights);
        Assert.Equal(RankerExamples.Score(one, 20, 3, 4, 15), RankerExamples.Score(two, 20, 3, 4, 15));
    }

    [Theory]
    [InlineData("near=0", 0, 1)]
    [InlineData("near=0.5,distance=0.9", 0.5, 0.9)]
    public void Ease_is_the_best_linear_model_with_a_diagonal_of_zeros(string settings, double near, double distance)
    {
        var rows = RankerExamples.TwoTastes();
        var chosen = Interactions.From(rows);
        var ease = Ease.Entry.Fit(RankerExamples.Task(rows), RankerSettings.Parse($"lambda=5,frequency=0,{settings}", Ease.Entry));
        var weights = Enumerable.Range(0, 20).Select(i => RankerExamples.Score(ease, 20, i)).ToArray(); // [from][to]
        for (var to = 0; to < 20; to++)
        {
            Assert.Equal(0, weights[to][to], 1e-5);
            for (var from = 0; from < 20; from++)
            {
                if (from == to) continue;
                var gradient = 5.0 * weights[from][to]; // of half the squares, with respect to this weight: 0 at the least
                foreach (var user in chosen.UsersOf(from))
                {
                    var items = chosen.ItemsOf(user).ToArray();
                    var at = Array.IndexOf(items, from);
                    gradient += items.Index().Sum(one => Together(one.Index - at) * (weights[one.Item][to] - (one.Item == to ? 1 : 0)));
                }

                Assert.Equal(0, gradient, 1e-3);
            }
        }

        double Together(int apart) => 1 - near + (near * Math.Pow(distance, Math.Abs(apart)));
    }

    [Fact]
    public void A_users_vector_is_the_least_squares_solution()
    {
        var rows = RankerExamples.TwoTastes();
        var als = ImplicitAls.Entry.Fit(RankerExamples.Task(rows), RankerSettings.Parse("factors=4,rounds=3,regularization=0.1", ImplicitAls.Entry));
        var items = als.Weights["items"].As<float>();
        var (alpha, pull) = (6.0 * 7 * 60 / (60 * 20), 0.1);
        int[] few = [1, 2, 3];
        int[] many = [1, 2, 3, 4, 5, 6, 7];
        foreach (var chosen in new[] { few, many }) // fewer and more than factors: two ways to the same
        {
            var scores = RankerExamples.Score(als, 20, chosen);
            // Of the sum that is least, the gradient along each factor is 0: Σ (s - 1) q over chosen, + α Σ s q over all, + λ(n + α N) p.
            var gradient = new double[4];
            for (var item = 0; item < 20; item++)
                for (var f = 0; f < 4; f++)
                    gradient[f] += ((alpha * scores[item]) + (chosen.Contains(item) ? scores[item] - 1 : 0)) * items[(item * 4) + f];
            var vector = VectorOf(items, scores);
            for (var f = 0; f < 4; f++) Assert.Equal(0, gradient[f] + (pull * (chosen.Length + (alpha * 20)) * vector[f]), 1e-3);
        }
    }

    [Fact]
    public void What_comes_next_is_told_by_order_alone()
    {
        var rows = RankerExamples.Circle();
        var ranker = SequentialKnn.Entry.Fit(RankerExamples.Task(rows), RankerSettings.None);
        var scores = RankerExamples.Score(ranker, 20, 3, 4, 5);
        for (var chosen = 3; chosen <= 5; chosen++) scores[chosen] = float.MinValue;
        Assert.Equal(6, Array.IndexOf(scores, scores.Max()));
    }

    [Fact]
    public void Item_neighbours_are_the_cosine()
    {
        var rows = Ratings.FromRows([("a", "x", 1, 0), ("a", "y", 1, 0), ("b", "x", 1, 0), ("b", "y", 1, 0), ("c", "x", 1, 0), ("c", "z", 1, 0)]);
        var knn = ItemKnn.Entry.Fit(RankerExamples.Task(rows), RankerSettings.Parse("shrinkage=0", ItemKnn.Entry));
        var scores = RankerExamples.Score(knn, 3, 0);
        Assert.Equal(2 / Math.Sqrt(6), scores[1], 1e-6);
        Assert.Equal(1 / Math.Sqrt(3), scores[2], 1e-6);
    }

    [Theory]
    [InlineData("lambda=x", "lambda=NUMBER")]
    [InlineData("lamda=3", "lambda")]
    [InlineData("lambda=-1", "at least")]
    [InlineData("near=2", "at most")]
    [InlineData("near=0,near=1", "twice")]
    public void A_wrong_setting_is_told(string text, string said) =>
        Assert.Contains(said, Assert.Throws<ArgumentException>(() => RankerSettings.Parse(text, Ease.Entry)).Message);

    /// <summary>The p whose products with four items are their scores.</summary>
    private static double[] VectorOf(float[] items, float[] scores)
    {
        var (a, b) = (new double[16], new double[4]);
        for (var item = 0; item < 20; item++)
        {
            for (var i = 0; i < 4; i++)
            {
                b[i] += (double)items[(item * 4) + i] * scores[item];
                for (var j = 0; j < 4; j++) a[(i * 4) + j] += (double)items[(item * 4) + i] * items[(item * 4) + j];
            }
        }

        return [.. MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(4, 4, a)
            .Solve(MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(b))];
    }
}
