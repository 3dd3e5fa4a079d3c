using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;

namespace AmazonRec.Testing.Models;

/// <summary>
/// Ratings of 24 users and 16 items. Users 0 and 1 and items 0 to 2 have no training row, but validation and test rows; of these items
/// only item 0 has content.
/// </summary>
public static class ColdSplit
{
    public const int Users = 24;
    public const int Items = 16;
    public const int ColdUser = 1;
    public const int KnownUser = 5;
    public const int WithContent = 0;
    public const int Without = 1;
    public const int WithoutEither = 2;
    public const int KnownItem = 9;

    public static Split Rows { get; } = Make();

    public static IReadOnlyList<ItemFeatures> Features { get; } = [.. SmallZoo.Features(Items).Select(f => f with
    {
        Values = [.. f.Values.Select((value, at) => at / f.Width is Without or WithoutEither ? 0 : value)],
        Present = [.. Enumerable.Range(0, Items).Select(item => item is not (Without or WithoutEither))],
    })];

    /// <summary>A model of the zoo, trained for a moment.</summary>
    public static TrainedModel Train(string name, ulong seed = 0) =>
        Trainer.Fit(
            SmallZoo.Build(ModelZoo.Find(name)), Rows, SmallRuns.Options(name) with { Epochs = 3, Seed = seed }, features: Features);

    /// <summary>The prediction of one pair.</summary>
    public static float Predict(TrainedModel model, int user, int item)
    {
        var prediction = new float[1];
        model.Predict([user], [item], prediction);
        return prediction[0];
    }

    private static Split Make()
    {
        var rows = Enumerable.Range(0, Users * Items).Select(n => (User: n / Items, Item: n % Items)).ToArray();
        var all = Ratings.FromRows(
            rows.Select(r => ($"u{r.User:D2}", $"i{r.Item:D2}", (float)(1 + (((r.User * 7) + (r.Item * 5) + (r.User * r.Item)) % 5)), 86_400L * (1 + r.User + (r.Item * 3)))));
        return Split.OfParts(
            "made",
            null,
            Protocol.Clean,
            Part((r, cold) => !cold && (r.User + r.Item) % 3 != 0),
            Part((r, _) => (r.User + r.Item) % 3 == 0 && r.User % 2 == 0),
            Part((r, cold) => (r.User + r.Item) % 3 == 0 ? r.User % 2 == 1 : cold));

        Ratings Part(Func<(int User, int Item), bool, bool> holds) =>
            all.Rows([.. Enumerable.Range(0, rows.Length).Where(row => holds(rows[row], rows[row].User < 2 || rows[row].Item < 3))]);
    }
}
