using AmazonRec.Data.Storage;
using AmazonRec.Engines;

namespace AmazonRec.Tests.Engines.PerSample;

/// <summary>
/// Koren 2008, eq. 5 and 15, in double precision and as the library Surprise writes it: a loop over the ratings, and one over the factors.
/// </summary>
internal sealed class PlainSvd(IReadOnlyDictionary<string, Tensor> state, RatedPairs rated)
{
    private readonly double[][] _p = Rows(state.GetValueOrDefault("user_embedding.weight#explicit") ?? state["user_embedding.weight"]);
    private readonly double[][] _q = Rows(state["item_embedding.weight"]);
    private readonly double[][]? _y = state.TryGetValue("item_embedding.weight#implicit", out var y) ? Rows(y) : null;
    private readonly double[][] _userBias = Rows(state["user_bias.weight"]);
    private readonly double[][] _itemBias = Rows(state["item_bias.weight"]);
    private readonly double _mean = Rows(state["offset.weight"])[0][0];
    private readonly ILookup<int, int> _rated = rated.Users.Zip(rated.Items).Distinct().ToLookup(pair => pair.First, pair => pair.Second);

    /// <summary>The mean squared error, each rating's before its step.</summary>
    public double Epoch(int[] users, int[] items, float[] ratings, PerSampleSgd sgd)
    {
        var (rate, lambda, loss) = (sgd.LearningRate, sgd.Regularization, 0.0);
        for (var row = 0; row < ratings.Length; row++)
        {
            var (user, item) = (users[row], items[row]);
            var (feedback, root) = Feedback(user);
            var e = ratings[row] - Predict(user, item);
            loss += e * e / ratings.Length;
            _userBias[user][0] += rate * (e - (lambda * _userBias[user][0]));
            _itemBias[item][0] += rate * (e - (lambda * _itemBias[item][0]));
            for (var k = 0; k < feedback.Length; k++)
            {
                var (p, q) = (_p[user][k], _q[item][k]);
                _p[user][k] += rate * ((e * q) - (lambda * p));
                _q[item][k] += rate * ((e * (p + feedback[k])) - (lambda * q));
                if (_y is null) continue;
                foreach (var j in _rated[user]) _y[j][k] += rate * ((e * q / root) - (lambda * _y[j][k]));
            }
        }

        return loss;
    }

    /// <summary>Before clipping.</summary>
    public double Predict(int user, int item)
    {
        var (feedback, _) = Feedback(user);
        var sum = _mean + _userBias[user][0] + _itemBias[item][0];
        for (var k = 0; k < feedback.Length; k++) sum += _q[item][k] * (_p[user][k] + feedback[k]);
        return sum;
    }

    private (double[] Feedback, double Root) Feedback(int user)
    {
        var feedback = new double[_p[user].Length];
        var root = Math.Sqrt(_rated[user].Count());
        if (_y is null) return (feedback, root);
        foreach (var j in _rated[user])
            for (var k = 0; k < feedback.Length; k++) feedback[k] += _y[j][k] / root;
        return (feedback, root);
    }

    private static double[][] Rows(Tensor tensor) =>
        [.. tensor.As<float>().Chunk(tensor.Shape[1]).Select(row => Array.ConvertAll(row, x => (double)x))];
}
