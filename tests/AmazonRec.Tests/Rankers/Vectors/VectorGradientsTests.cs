using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Rankers;
using AmazonRec.Rankers.Vectors;

namespace AmazonRec.Tests.Rankers.Vectors;

/// <summary>Gradients against differences of the loss, which is measured in double precision.</summary>
public sealed class VectorGradientsTests
{
    private const int Factors = 3;
    private const int Negatives = 4;
    private static readonly Ratings Rows = RankerExamples.TwoTastes(users: 9);
    private static readonly Interactions Chosen = Interactions.From(Rows);
    private static readonly RankerTask Task = RankerExamples.Task(Rows);

    public static TheoryData<string> Losses => new("Bpr", "Bce", "Softmax", "Full");

    [Theory]
    [MemberData(nameof(Losses))]
    public void Bpr_mf_goes_down_its_loss(string loss)
    {
        var options = Options(loss);
        var network = new BprMfNetwork(Task, options);
        Check(network, options, (batch, weights) =>
            Loss(options, batch, (choice, item) => VectorReference.Dot(weights[0], batch.Users[choice], weights[1], item, Factors + 1))
            + VectorReference.Pull(batch, weights[0], weights[1], Factors, options.Regularization), fixedColumn: 0);
    }

    [Theory]
    [InlineData("Bpr", 0)]
    [InlineData("Bpr", 1)]
    [InlineData("Softmax", 2)]
    [InlineData("Full", 3)]
    public void Light_gcn_goes_down_its_loss(string loss, int layers)
    {
        var options = Options(loss);
        var network = new LightGcnNetwork(Task, options, layers);
        Check(network, options, (batch, weights) =>
        {
            var spread = VectorReference.Spread(Chosen, weights[0], weights[1], layers, Factors);
            return Loss(options, batch, (choice, item) => VectorReference.Dot(spread, batch.Users[choice], spread, 9 + item, Factors))
                + VectorReference.Pull(batch, weights[0], weights[1], Factors, options.Regularization);
        });
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Two_tower_goes_down_its_loss(string loss)
    {
        var (options, towers) = (Options(loss), new TowerOptions(0.4, 0.5f, HasUsers: true));
        var content = Content();
        var network = new TwoTowerNetwork(Task with { Features = [content] }, options, towers);
        var random = RandomSource.For(5, "map");
        foreach (var map in network.Weights.Skip(3)) map.Draw(random, 0.5, Factors + 1);
        Check(
            network,
            options,
            (batch, weights) =>
            {
                var (users, own, history) = (weights[0], weights[1], weights[2]);
                var (items, said) = (Tower(own, weights[3]), Tower(history, weights[4]));
                return Loss(options, batch, (choice, item) =>
                {
                    var user = batch.Users[choice];
                    var others = Chosen.ItemsOf(user).ToArray().Where(other => other != batch.ItemsOf(choice)[0]).ToArray();
                    var score = items[item, Factors];
                    for (var k = 0; k < Factors; k++)
                    {
                        var part = others.Sum(other => said[other, k]) / Math.Sqrt(others.Length);
                        score += (part + (network.KeepsUser(user) ? users[user, k] : 0)) * items[item, k];
                    }

                    return score;
                }) + VectorReference.Pull(batch, users, own, Factors, options.Regularization)
                    + VectorReference.Pull(batch, history, Factors, options.Regularization);
            },
            fixedColumn: 0);

        double[,] Tower(double[,] own, double[,] map)
        {
            var vectors = new double[20, Factors + 1];
            for (var item = 0; item < 20; item++)
            {
                for (var k = 0; k <= Factors; k++)
                {
                    vectors[item, k] = map[content.Width, k] + (network.KeepsItem(item) ? own[item, k] : 0);
                    for (var c = 0; c < content.Width; c++) vectors[item, k] += content.Values[(item * content.Width) + c] * map[c, k];
                }
            }

            return vectors;
        }
    }

    private static VectorOptions Options(string loss)
    {
        var kind = Enum.Parse<VectorLoss>(loss);
        return new VectorOptions(Factors, kind, kind == VectorLoss.Full ? 0 : Negatives, 0.5, 1, 1, 16, 0.1, 0.05);
    }

    private static ItemFeatures Content()
    {
        var random = RandomSource.For(3, "content");
        return new ItemFeatures("text", 40, [.. Enumerable.Range(0, 20 * 40).Select(i => (float)random.Normal((ulong)i) / 6)]);
    }

    private static double Loss(VectorOptions options, PairBatch batch, Func<int, int, double> score)
    {
        var draws = new NegativeItems(Chosen, options.Popularity, 0, 0);
        return VectorReference.Loss(
            options.Loss, batch, score, item => Math.Log(draws.ShareOf(item)), item => Chosen.UsersOf(item).Length > 0, 20);
    }

    /// <summary>Compares every gradient of every weight.</summary>
    private static void Check(
        IVectorNetwork network, VectorOptions options, Func<PairBatch, double[][,], double> loss, int fixedColumn = -1)
    {
        var batch = new PairBatch(16, options.Negatives) { Count = 16 };
        var draws = new NegativeItems(Chosen, options.Popularity, 0, 0);
        for (var choice = 0; choice < batch.Count; choice++)
        {
            batch.Users[choice] = choice * 5 % 9;
            batch.ItemsOf(choice)[0] = Chosen.ItemsOf(batch.Users[choice])[choice % 7];
            draws.Draw(batch.Users[choice], choice, batch.ItemsOf(choice)[1..]);
        }

        network.Forward(batch, step: 3);
        var sum = VectorTraining.Gradients(Task, options)(batch, network.Users, network.Items);
        network.Backward(batch);
        double[][,] weights = [.. network.Weights.Select(VectorReference.Doubles)];
        var withoutPull = sum / batch.Count;
        Assert.InRange(loss(batch, weights) - withoutPull, 0, 0.2); // the pull's part, which the sum does not have
        for (var table = 0; table < weights.Length; table++)
        {
            for (var row = 0; row < network.Weights[table].Rows; row++)
            {
                for (var column = 0; column < network.Weights[table].Width; column++)
                {
                    if (table == fixedColumn && column == Factors) continue; // the users' 1
                    ref var value = ref weights[table][row, column];
                    var (before, step) = (value, 1e-4);
                    value = before + step;
                    var above = loss(batch, weights);
                    value = before - step;
                    var below = loss(batch, weights);
                    value = before;
                    Assert.Equal((above - below) / (2 * step), network.Weights[table].GradientOf(row)[column], 2e-6);
                }
            }
        }
    }
}
