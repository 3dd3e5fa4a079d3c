using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Data.Inspection;
using AmazonRec.Data.Splitting;

namespace AmazonRec.Models.Baselines;

/// <summary>
/// Chooses the regularisations of biases by training rows alone: powers of two from a quarter of a rating to 256, by the error on five
/// inner folds. From 8 and 8 it goes to the best of the eight neighbours until none is better. A regularisation is the variance of the
/// noise over that of the biases, which does not depend on how many rows there are: so a sample of whole users can choose for millions of
/// rows.
/// </summary>
internal static class BiasSearch
{
    /// <summary>Fewer rows than this choose nothing.</summary>
    public const int FewestRows = 50;

    private const int MostRows = 100_000; // about; the choice takes about a second then
    private const int Folds = 5;
    private const int Lowest = -2; // exponents of two
    private const int Highest = 8;
    private const int First = 3;
    private const ulong Seed = 0;

    /// <summary>The regularisations of users and of items, in ratings; null where the rows are too few.</summary>
    public static (double User, double Item)? Find(Ratings train)
    {
        if (train.Count < FewestRows) return null;
        var folds = FoldsOf(UserSample.Draw(train, MostRows, Seed));
        var known = new Dictionary<(int User, int Item), double>();
        var best = (User: First, Item: First);
        while (true)
        {
            var next = Around(best).MinBy(ErrorOf); // the first of equals: so it ends
            if (next == best) return (Math.ScaleB(1, best.User), Math.ScaleB(1, best.Item));
            best = next;
        }

        double ErrorOf((int User, int Item) at)
        {
            if (!known.TryGetValue(at, out var error))
                known.Add(at, error = folds.Sum(fold => fold.ErrorOf(Math.ScaleB(1, at.User), Math.ScaleB(1, at.Item))));
            return error;
        }
    }

    /// <summary>A place, then its neighbours.</summary>
    private static IEnumerable<(int User, int Item)> Around((int User, int Item) at) =>
        from user in (int[])[at.User, at.User - 1, at.User + 1]
        from item in (int[])[at.Item, at.Item - 1, at.Item + 1]
        where user is >= Lowest and <= Highest && item is >= Lowest and <= Highest
        select (user, item);

    private static InnerFold[] FoldsOf(Ratings rows)
    {
        var foldOf = DealtFolds.OfAll(rows.Count, Folds, RandomSource.For(Seed, "folds of the tuned bias"));
        var all = Enumerable.Range(0, rows.Count).ToArray();
        return [.. Enumerable.Range(0, Folds).Select(fold => new InnerFold(
            rows.Rows(Array.FindAll(all, row => foldOf[row] != fold)), rows.Rows(Array.FindAll(all, row => foldOf[row] == fold))))];
    }

    /// <summary>One fold: rows to fit on, and rows to judge by.</summary>
    private sealed class InnerFold(Ratings train, Ratings held)
    {
        private readonly BiasEquations _equations = new(train);
        private readonly (float Min, float Max) _range = (train.Value.Min(), train.Value.Max());
        private readonly float[] _predictions = new float[held.Count];

        /// <summary>Sum of the squared errors on the held-out rows.</summary>
        public double ErrorOf(double userRegularization, double itemRegularization)
        {
            new AlsBias(_equations, AlsBias.UsualSweeps, userRegularization, itemRegularization)
                .Predict(held.User, held.Item, _predictions);
            var sum = 0.0;
            for (var row = 0; row < _predictions.Length; row++)
            {
                var error = (double)Math.Clamp(_predictions[row], _range.Min, _range.Max) - held.Value[row];
                sum += error * error;
            }

            return sum;
        }
    }
}
