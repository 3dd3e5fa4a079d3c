using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>
/// Rows for users whom training has not seen: from some ratings, or from none. A blend's row is made up of those of its parts, each as the
/// part by itself has it, as they were trained.
/// </summary>
internal sealed class NewUserRows
{
    private const int MostNoiseRows = 10_000; // enough to know a mean loss to a percent

    private readonly ModelParts _parts;
    private readonly Loss _loss;
    private readonly Lazy<(float[] Mean, double[] Variance)> _users;
    private readonly Lazy<double> _noise;
    private readonly Lazy<SampledFoldIn?> _sampled;
    private readonly Lazy<(NewUserRows Part, Dictionary<string, string> Names)[]> _blended;

    /// <param name="parts">The model.</param>
    /// <param name="network">Scores by it.</param>
    /// <param name="train">Its training rows.</param>
    /// <param name="loss">What training made small.</param>
    public NewUserRows(ModelParts parts, Lazy<RankingNetwork> network, Ratings train, Loss loss)
    {
        (_parts, _loss) = (parts, loss);
        _users = new(() => parts.Users.Moments([.. Enumerable.Range(0, parts.Shape.Users).Where(u => parts.Cold.UserRatings[u] > 0)]));
        _noise = new(() => MeanLoss(network.Value, train, loss));
        _sampled = new(() => SampledFoldIn.Find(parts, _users));
        _blended = new(() => [.. parts.Model.Parts.Select(output =>
        {
            var part = parts.Part(output);
            return (
                new NewUserRows(part, new(() => new RankingNetwork(part)), train, loss),
                part.Model.WeightsIn(parts.Model, parts.Shape).ToDictionary(name => name.Own, name => name.Other));
        })]);
    }

    /// <summary>The mean row of the trained users.</summary>
    public float[] Mean => _users.Value.Mean;

    /// <summary>The row of someone who rated some items.</summary>
    /// <param name="rated">Item codes and their ratings, at least one; of items that the model knows.</param>
    public float[] Fit(IReadOnlyList<(int Item, float Stars)> rated) => _parts.Cold.Rule switch
    {
        UnknownRow.ByParts => Blended(part => part.Fit(rated)),
        UnknownRow.Drawn => _sampled.Value!.Draw(rated),
        _ => new FoldIn(_parts, _users.Value.Mean, _users.Value.Variance, _noise.Value, _loss).Fit(rated),
    };

    /// <summary>The row of someone of whom nothing is known.</summary>
    public float[] Nobody() => _parts.Cold.Rule switch
    {
        UnknownRow.ByParts => Blended(part => part.Nobody()),
        UnknownRow.Drawn => _sampled.Value!.Draw([]),
        UnknownRow.Zeros => new float[_parts.Users.Width],
        _ => Mean,
    };

    private float[] Blended(Func<NewUserRows, float[]> rowOf)
    {
        var row = new float[_parts.Users.Width];
        var places = _parts.Users.Parts(row).ToDictionary(place => place.Name, place => place.Values);
        foreach (var (part, names) in _blended.Value)
            foreach (var (name, values) in part._parts.Users.Parts(rowOf(part))) values.CopyTo(places[names[name]]);
        return row;
    }

    /// <summary>The mean loss on training rows: what the model leaves unexplained.</summary>
    private static double MeanLoss(RankingNetwork network, Ratings train, Loss loss)
    {
        var step = Math.Max(1, train.Count / MostNoiseRows);
        int[] rows = [.. Enumerable.Range(0, (train.Count + step - 1) / step).Select(i => i * step)];
        var scores = new float[rows.Length];
        network.Scores(Array.ConvertAll(rows, row => train.User[row]), Array.ConvertAll(rows, row => train.Item[row]), scores);
        var sum = 0.0;
        for (var i = 0; i < rows.Length; i++) sum += LossFunction.Value(loss, scores[i], train.Value[rows[i]]);
        return Math.Max(sum / rows.Length, 1e-4);
    }
}
