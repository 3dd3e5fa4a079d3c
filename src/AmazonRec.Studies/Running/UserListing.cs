using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
using AmazonRec.Data.Splitting;
using AmazonRec.Models;
using AmazonRec.Studies.Results;

namespace AmazonRec.Studies.Running;

/// <summary>Makes the listing of one user: of those with training rows and five rows in all, the one with the fewest.</summary>
internal static class UserListing
{
    private const int Length = 10;
    private const int FewestBought = 5; // enough to tell what the user likes, and few enough to read

    /// <summary>The listing.</summary>
    /// <param name="name">What the study calls the model.</param>
    /// <param name="model">Fitted on the split.</param>
    /// <param name="split">All its rows are of bought products, test rows too.</param>
    /// <param name="catalog">Titles and brands; null where there are none.</param>
    public static Listing Make(string name, IRatingPredictor model, Split split, Catalog? catalog)
    {
        var rows = split.BeforeTest.And(split.Test);
        var user = Choose(rows, split.Train);
        var (bought, shown) = (new HashSet<int>(), new HashSet<(string, string)>());
        var own = Enumerable.Range(0, rows.Count).Where(row => rows.User[row] == user).OrderByDescending(row => rows.Time[row])
            .Where(row => bought.Add(rows.Item[row])).Select(row => Product(rows.Item[row], rows.Value[row])).Where(IsNew).ToArray();

        var scores = new float[rows.Items.Count];
        model.ScoreItems(user, scores);
        var known = split.Train.CountsPerItem();
        var best = Enumerable.Range(0, scores.Length)
            .Where(item => !bought.Contains(item) && (known[item] > 0 || model.HasContentOf(item)))
            .OrderByDescending(item => scores[item])
            .Select(item => Product(item, scores[item])).Where(IsNew).Take(Length).ToArray();
        return new Listing(name, rows.Users[user], own, best);

        ListedProduct Product(int item, float stars)
        {
            var id = rows.Items[item];
            var told = catalog?.Find(id);
            return new ListedProduct(id, told?.Title ?? "", told?.Brand ?? "", stars);
        }

        // Ids are there once each; of products with a title, the same title and brand are the same product.
        bool IsNew(ListedProduct product) => product.Title.Length == 0
            || shown.Add((product.Title.ToUpperInvariant(), product.Brand.ToUpperInvariant()));
    }

    private static int Choose(Ratings rows, Ratings train)
    {
        var (all, trained) = (rows.CountsPerUser(), train.CountsPerUser());
        int[] users = [.. Enumerable.Range(0, all.Length).Where(user => trained[user] > 0).OrderBy(user => all[user])];
        return users.FirstOrDefault(user => all[user] >= FewestBought, users[^1]);
    }
}
