using System.Numerics.Tensors;
using AmazonRec.Data;
using Tensor = AmazonRec.Data.Storage.Tensor;

namespace AmazonRec.Rankers.Networks;

/// <summary>
/// Vectors for users that were not there in training: the mean over those who chose the same items, each counted once for every item that
/// is shared, and the less the more users chose that item. It takes a mean vector of each item's users, and no network.
/// </summary>
internal static class StandIns
{
    /// <summary>Of the vectors that are multiplied: [items + 1, factors], the last row for who has chosen nothing.</summary>
    public const string Product = "product_stand_in";

    /// <summary>Of those that the tower reads.</summary>
    public const string Tower = "tower_stand_in";

    /// <summary>Weights with those of new users beside them; who chose nothing in training gets the vector of all.</summary>
    /// <param name="weights">A network's.</param>
    /// <param name="chosen">Who chose what in training.</param>
    public static IReadOnlyDictionary<string, Tensor> AddTo(IReadOnlyDictionary<string, Tensor> weights, Interactions chosen)
    {
        var all = new Dictionary<string, Tensor>(weights);
        foreach (var (users, name) in new[] { (NetworkGraph.ProductUsers, Product), (NetworkGraph.TowerUsers, Tower) })
        {
            if (!weights.TryGetValue(users, out var rows)) continue;
            all[name] = Means(rows, chosen);
            var (width, stranger) = (rows.Shape[1], Row(all[name], chosen.Items.Count).ToArray());
            for (var user = 0; user < chosen.Users.Count; user++)
                if (chosen.ItemsOf(user).IsEmpty) stranger.CopyTo(rows.As<float>().AsSpan(user * width));
        }

        return all;
    }

    /// <summary>The vector of a new user.</summary>
    /// <param name="means">One of the two tensors.</param>
    /// <param name="items">What they chose.</param>
    public static float[] Of(Tensor means, ReadOnlySpan<int> items)
    {
        if (items.IsEmpty) return Row(means, means.Shape[0] - 1).ToArray();
        var sum = new float[means.Shape[1]];
        foreach (var item in items) TensorPrimitives.Add(sum, Row(means, item), sum);
        TensorPrimitives.Divide(sum, items.Length, sum);
        return sum;
    }

    private static Tensor Means(Tensor rows, Interactions chosen)
    {
        var (items, width) = (chosen.Items.Count, rows.Shape[1]);
        var (means, stranger, users) = (new float[(long)(items + 1) * width], new float[width], 0);
        for (var user = 0; user < chosen.Users.Count; user++)
        {
            if (chosen.ItemsOf(user).IsEmpty) continue;
            TensorPrimitives.Add(stranger, Row(rows, user), stranger);
            users++;
        }

        TensorPrimitives.Divide(stranger, Math.Max(1, users), stranger);
        for (var item = 0; item <= items; item++)
        {
            var mean = means.AsSpan(item * width, width);
            if (item == items || chosen.UsersOf(item).IsEmpty)
            {
                stranger.CopyTo(mean);
                continue;
            }

            foreach (var user in chosen.UsersOf(item)) TensorPrimitives.Add(mean, Row(rows, user), mean);
            TensorPrimitives.Divide(mean, chosen.UsersOf(item).Length, mean);
        }

        return new Tensor([items + 1, width], means);
    }

    private static ReadOnlySpan<float> Row(Tensor rows, int row) => rows.As<float>().AsSpan(row * rows.Shape[1], rows.Shape[1]);
}
