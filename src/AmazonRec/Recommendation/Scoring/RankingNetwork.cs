using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Models;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>
/// The network that scores, with one user row more than there are users: that of whoever just asks. Callers wait for each other.
/// </summary>
internal sealed class RankingNetwork
{
    private readonly Lock _one = new();
    private readonly ModelParts _parts;
    private readonly INetwork _network;

    public RankingNetwork(ModelParts parts)
    {
        _parts = parts;
        var shape = new ModelShape(parts.Shape.Users + 1, parts.Shape.Items);
        _network = parts.Engine.Compile(parts.Model, shape, new NetworkOptions { Features = parts.Features });
        _network.Import(new Dictionary<string, Tensor>([.. parts.Users.WithSpareRow(), .. parts.Items.Tables(), .. parts.Common]));
    }

    /// <summary>Scores every item.</summary>
    /// <param name="user">The user's code; not looked at where there is a row.</param>
    /// <param name="row">The row of someone who has no code, or null.</param>
    /// <param name="scores">Receives a score for each item.</param>
    public void ScoreItems(int user, float[]? row, Span<float> scores)
    {
        lock (_one) _network.PredictAllItems(Seat(user, row), scores);
    }

    /// <summary>Scores every item for some users, [users][items].</summary>
    public void ScoreItems(ReadOnlySpan<int> users, Span<float> scores)
    {
        lock (_one) _network.PredictAllItems(users, scores);
    }

    /// <summary>Scores some items, to the very bits that any other call gives.</summary>
    public float[] Scores(int user, float[]? row, ReadOnlySpan<int> items)
    {
        var (users, scores) = (new int[items.Length], new float[items.Length]);
        lock (_one)
        {
            users.AsSpan().Fill(Seat(user, row));
            _network.Predict(users, items, scores);
        }

        return scores;
    }

    /// <summary>Scores pairs of users and items, to the very bits that any other call gives.</summary>
    public void Scores(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> scores)
    {
        lock (_one) _network.Predict(users, items, scores);
    }

    private int Seat(int user, float[]? row)
    {
        if (row is null) return user;
        foreach (var (name, values) in _parts.Users.Parts(row)) _network.WriteRow(name, _parts.Shape.Users, values.Span);
        return _parts.Shape.Users;
    }
}
