using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Inference;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>Where models err, as a table.</summary>
internal static class SlicesTable
{
    public static Table Create(IReadOnlyList<(string Name, Slices Slices)> models)
    {
        var table = Tables.New(
            "RMSE on rows", ["rows", .. models.SelectMany(m => new[] { m.Name, $"{m.Slices.ByRating[0].Rmse.Level:P0}" })]);
        Add("whose item has {0} training ratings", s => s.ByItemRatings);
        Add("whose user has {0} training ratings", s => s.ByUserRatings);
        Add("of {0} stars", s => s.ByRating);
        return table;

        void Add(string of, Func<Slices, IReadOnlyList<Slice>> which)
        {
            var slices = models.Select(m => which(m.Slices)).ToArray();
            for (var i = 0; i < slices[0].Count; i++)
                table.AddRow(
                    [
                        .. new[]
                        {
                            string.Format(of, slices[0][i].Of),
                            $"{slices[0][i].Count:N0}",
                        }.Concat(slices.SelectMany(
                            s => new[] { Tables.Number(s[i].Rmse.Estimate), Ends(s[i].Rmse) })).Select(Markup.Escape)]);
        }
    }

    public static string Ends(Interval interval) => double.IsNaN(interval.Low) ? "-" : $"{interval.Low:F4} to {interval.High:F4}";
}
