using AmazonRec.Data;
using AmazonRec.Rankers;
using AmazonRec.TorchSharp.Sequences;

namespace AmazonRec.TorchSharp.Tests.Sequences;

/// <summary>Users who walk in a circle of items: after item i comes i + 1, and after the last the first.</summary>
internal static class SmallHistories
{
    public const int Items = 20;

    public static readonly RankerSettings Settings = RankerSettings.Parse(
        "width=16,length=10,dropout=0.1,epochs=30,batch=64,rate=0.01", SasRec.Entry);

    /// <summary>Training rows: of user u, the items from u on, as many as <paramref name="length"/>.</summary>
    public static Interactions Circle(int users = 120, int length = 6) => Interactions.From(Ratings.FromRows(
        from user in Enumerable.Range(0, users)
        from step in Enumerable.Range(0, length)
        select (Name("u", user), Name("i", (user + step) % Items), 5f, (long)step)));

    /// <summary>The items that come next.</summary>
    public static Interactions NextOf(Interactions chosen)
    {
        var rows = from user in Enumerable.Range(0, chosen.Users.Count)
                   from step in Enumerable.Range(0, 7)
                   select (chosen.Users[user], chosen.Items[(user + step) % Items], 5f, (long)step);
        var all = Ratings.FromRows(rows);
        return Interactions.From(all.Rows([.. Enumerable.Range(0, all.Count).Where(row => all.Time[row] == 6)]));
    }

    private static string Name(string kind, int number) => $"{kind}{number:d3}";
}
