using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Models;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>
/// The network that scores, with some user rows more than there are users: those of whoever just asks. A network serves one caller at a
/// time; where the engine makes networks beside each other, several callers have one each, and others wait.
/// </summary>
internal sealed class RankingNetwork
{
    private readonly Lock _one = new();
    private readonly ModelParts _parts;
    private readonly INetwork _network;
    private readonly Seats _seats;

    /// <summary>Makes the networks.</summary>
    /// <param name="parts">The model.</param>
    /// <param name="callers">How many ask at once; 1 for one network that works on all threads.</param>
    /// <exception cref="ArgumentOutOfRangeException">There must be a caller.</exception>
    public RankingNetwork(ModelParts parts, int callers = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(callers, 1);
        _parts = parts;
        var shape = new ModelShape(parts.Shape.Users + callers, parts.Shape.Items);
        _network = parts.Engine.Compile(parts.Model, shape, new NetworkOptions { Features = parts.Features });
        _network.Import(new Dictionary<string, Tensor>([.. parts.Users.WithSpareRows(callers), .. parts.Items.Tables(), .. parts.Common]));
        var first = callers > 1 ? _network.Beside() : null;
        _seats = first is null
            ? new Seats([new Seat(_network, parts.Shape.Users, _one)])
            : new Seats([
                .. Enumerable.Range(0, callers).Select(
                    caller => new Seat(caller == 0 ? first : _network.Beside()!, parts.Shape.Users + caller, new Lock()))]);
    }

    /// <summary>Scores every item.</summary>
    /// <param name="user">The user's code; not looked at where there is a row.</param>
    /// <param name="row">The row of someone who has no code, or null.</param>
    /// <param name="scores">Receives a score for each item.</param>
    public void ScoreItems(int user, float[]? row, Span<float> scores)
    {
        using var taken = _seats.Take();
        var seat = taken.Seat;
        lock (seat.One) seat.Network.PredictAllItems(Seated(seat, user, row), scores);
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
        using var taken = _seats.Take();
        var seat = taken.Seat;
        lock (seat.One)
        {
            users.AsSpan().Fill(Seated(seat, user, row));
            seat.Network.Predict(users, items, scores);
        }

        return scores;
    }

    /// <summary>Scores pairs of users and items, to the very bits that any other call gives.</summary>
    public void Scores(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> scores)
    {
        lock (_one) _network.Predict(users, items, scores);
    }

    private int Seated(Seat seat, int user, float[]? row)
    {
        if (row is null) return user;
        foreach (var (name, values) in _parts.Users.Parts(row)) seat.Network.WriteRow(name, seat.Row, values.Span);
        return seat.Row;
    }
}
