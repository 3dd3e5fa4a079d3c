using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Training;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>
/// The network that scores, with some user rows more than there are users: those of whoever just asks. A network serves one caller at a
/// time; where the engine makes networks beside each other, several callers have one each, and others wait.
/// </summary>
internal sealed class RankingNetwork
{
    /// <summary>Numbers of the users from which on a copy of them is to be avoided: 1 GB.</summary>
    private const long ManyNumbers = 1L << 28;

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
        _network = parts.Engine.Compile(parts.Model, shape, ModelFolder.ToPredict(parts.Model, parts.Features));
        if (parts.Users.Count * (long)parts.Users.Width < ManyNumbers)
            _network.Import(
                new Dictionary<string, Tensor>([.. parts.Users.WithSpareRows(callers), .. parts.Items.Tables(), .. parts.Common]));
        else
            foreach (var (name, table) in parts.Users.Tables().Concat(parts.Items.Tables()).Concat(parts.Common)) Write(name, table);
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

    /// <summary>Writes a weight row by row: no copy with room for spare rows is made.</summary>
    private void Write(string name, Tensor table)
    {
        var (values, columns) = (table.As<float>(), table.Shape[1]);
        for (var row = 0; row < table.Shape[0]; row++) _network.WriteRow(name, row, values.AsSpan(row * columns, columns));
    }

    private int Seated(Seat seat, int user, float[]? row)
    {
        if (row is null) return user;
        foreach (var (name, values) in _parts.Users.Parts(row)) seat.Network.WriteRow(name, seat.Row, values.Span);
        return seat.Row;
    }
}
