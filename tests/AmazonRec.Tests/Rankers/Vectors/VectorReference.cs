using AmazonRec.Data;
using AmazonRec.Rankers.Vectors;

namespace AmazonRec.Tests.Rankers.Vectors;

/// <summary>The losses in double precision, step by step as the formulas have them, to hold the gradients to.</summary>
internal static class VectorReference
{
    /// <summary>The mean loss of a batch.</summary>
    /// <param name="loss">Which.</param>
    /// <param name="batch">The choices.</param>
    /// <param name="score">Of a choice and an item.</param>
    /// <param name="logShare">ln of an item's share of the draws.</param>
    /// <param name="isOpen">Whether an item takes part, where all do.</param>
    /// <param name="items">How many there are.</param>
    public static double Loss(
        VectorLoss loss, PairBatch batch, Func<int, int, double> score, Func<int, double> logShare, Predicate<int> isOpen, int items)
    {
        var sum = 0.0;
        for (var choice = 0; choice < batch.Count; choice++)
        {
            var own = batch.ItemsOf(choice).ToArray();
            var scores = Array.ConvertAll(own, item => score(choice, item));
            sum += loss switch
            {
                VectorLoss.Bpr => scores[1..].Average(other => Math.Log(1 + Math.Exp(other - scores[0]))),
                VectorLoss.Bce => Math.Log(1 + Math.Exp(-scores[0])) + scores[1..].Sum(other => Math.Log(1 + Math.Exp(other))),
                VectorLoss.Softmax => Math.Log(own.Sum(item => Math.Exp(score(choice, item) - logShare(item)))) - scores[0] + logShare(own[0]),
                _ => Math.Log(Enumerable.Range(0, items).Where(item => isOpen(item)).Sum(item => Math.Exp(score(choice, item)))) - scores[0],
            };
        }

        return sum / batch.Count;
    }

    /// <summary>Half λ times the squares of all vectors in the choices, over the choices.</summary>
    public static double Pull(PairBatch batch, double[,] users, double[,] items, int columns, double strength)
    {
        var sum = 0.0;
        for (var choice = 0; choice < batch.Count; choice++)
        {
            sum += Squares(users, batch.Users[choice], columns);
            foreach (var item in batch.ItemsOf(choice)) sum += Squares(items, item, columns);
        }

        return sum * strength / 2 / batch.Count;
    }

    /// <summary>The squares of items' vectors alone.</summary>
    public static double Pull(PairBatch batch, double[,] items, int columns, double strength)
    {
        var sum = 0.0;
        foreach (var item in batch.Items.AsSpan(0, batch.Count * batch.Width)) sum += Squares(items, item, columns);
        return sum * strength / 2 / batch.Count;
    }

    /// <summary>The mean over the layers of A^l E0, A written out in full: users, then items.</summary>
    public static double[,] Spread(Interactions chosen, double[,] users, double[,] items, int layers, int width)
    {
        var (first, count) = (users.GetLength(0), users.GetLength(0) + items.GetLength(0));
        var (now, mean) = (new double[count, width], new double[count, width]);
        for (var node = 0; node < count; node++)
            for (var k = 0; k < width; k++) now[node, k] = node < first ? users[node, k] : items[node - first, k];
        for (var layer = 0; layer <= layers; layer++)
        {
            for (var node = 0; node < count; node++)
                for (var k = 0; k < width; k++) mean[node, k] += now[node, k] / (layers + 1);
            var next = new double[count, width];
            for (var user = 0; user < first; user++)
            {
                foreach (var item in chosen.ItemsOf(user))
                {
                    var edge = 1 / Math.Sqrt((double)chosen.ItemsOf(user).Length * chosen.UsersOf(item).Length);
                    for (var k = 0; k < width; k++)
                    {
                        next[user, k] += edge * now[first + item, k];
                        next[first + item, k] += edge * now[user, k];
                    }
                }
            }

            now = next;
        }

        return mean;
    }

    /// <summary>A table's numbers in use.</summary>
    public static double[,] Doubles(VectorTable table)
    {
        var values = new double[table.Rows, table.Width];
        for (var row = 0; row < table.Rows; row++)
            for (var column = 0; column < table.Width; column++) values[row, column] = table.Row(row)[column];
        return values;
    }

    public static double Dot(double[,] a, int row, double[,] b, int other, int width)
    {
        var sum = 0.0;
        for (var k = 0; k < width; k++) sum += a[row, k] * b[other, k];
        return sum;
    }

    private static double Squares(double[,] table, int row, int columns) => Dot(table, row, table, row, columns);
}
