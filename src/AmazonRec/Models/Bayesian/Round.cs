namespace AmazonRec.Models.Bayesian;

/// <summary>The weights of one round.</summary>
internal sealed class Round
{
    private readonly float[] _users; // [users, columns]
    private readonly float[] _items;
    private readonly int _columns;

    private Round(float[] users, float[] items, int columns) => (_users, _items, _columns) = (users, items, columns);

    /// <summary>A copy of the weights as they stand.</summary>
    public static Round Of(Side users, Side items)
    {
        return new Round(Table(users), Table(items), users.Sums.Length);

        static float[] Table(Side side)
        {
            var (columns, count) = (side.Sums.Length, side.Sums[0].Length);
            var table = new float[columns * count];
            for (var entity = 0; entity < count; entity++)
                for (var column = 0; column < columns; column++) table[(entity * columns) + column] = (float)side.Of(column, entity);
            return table;
        }
    }

    /// <summary>Both biases and the product of the factors.</summary>
    public double Score(int user, int item)
    {
        var u = _users.AsSpan(user * _columns, _columns);
        var i = _items.AsSpan(item * _columns, _columns);
        double score = u[0] + i[0];
        for (var column = 1; column < u.Length; column++) score += (double)u[column] * i[column];
        return score;
    }
}
