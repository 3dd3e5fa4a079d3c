using System.Text;
using AmazonRec.Compute;

namespace AmazonRec.Synthesis.Formats;

/// <summary>
/// Electronics with attributes, in the columns of the study of marketing bias (Wan et al., WSDM 2020): by item, empty where the maker or
/// the user's attribute is not known. The split is drawn row by row: eight in ten 0, one 1, one 2.
/// </summary>
internal static class MarketingBias
{
    public const string Name = "synthetic_marketing_bias.csv";
    private const string Header = "item_id,user_id,rating,timestamp,model_attr,category,brand,year,user_attr,split\n";
    private static readonly string[] Models = ["Female", "Male", "Female&Male"];

    public static void Write(SynthesisTarget target)
    {
        var (ratings, seed) = (target.Ratings, target.Options.Seed);
        var people = new UserAttributes(seed, ratings);
        var splits = RandomSource.For(seed, "synthesis split");
        var statistics = new ItemStatistics(ratings);
        var items = new byte[ratings.ItemTruth.Count][];
        for (var item = 0; item < items.Length; item++)
        {
            var brand = people.HasBrand(item) ? Brand.Names[ratings.ItemTruth.Brands[item]] : "";
            var category = Topic.All[ratings.ItemTruth.Topics[item]].Category;
            items[item] = Encoding.ASCII.GetBytes(
                $",{Models[people.Model(item)]},{category},{brand},{Labels.Year(statistics.FirstDay[item])},");
        }

        target.WriteRows(Name, Header, RowOrder.ByItem(ratings, target.Work), (line, row) =>
        {
            var user = ratings.Users[row];
            Labels.AddAsin(line, ratings.Items[row]);
            line.Add((byte)',');
            Labels.AddReviewer(line, user);
            line.Add((byte)',');
            line.Add((byte)('0' + ratings.Stars[row]));
            line.Add(".0,"u8);
            line.Add(Labels.IsoDate(ratings.Days[row]));
            line.Add(items[ratings.Items[row]]);
            if (people.IsKnown(user)) line.Add(people.IsFemale(user) ? "Female"u8 : "Male"u8);
            line.Add((byte)',');
            line.Add((byte)('0' + Math.Max(splits.Below(10, (ulong)row) - 7, 0)));
            line.Add((byte)'\n');
        });
    }
}
