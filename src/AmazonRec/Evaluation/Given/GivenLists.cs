using AmazonRec.Data;

namespace AmazonRec.Evaluation.Given;

/// <summary>The lists of a file: by rank where it has one, else by score, the highest first, else as its rows stand. Of equal ranks or
/// scores the earlier row comes first.</summary>
/// <param name="Order">What the lists are ordered by.</param>
/// <param name="ByUser">Item codes by user code, the best first.</param>
internal sealed record GivenLists(ListOrder Order, SortedDictionary<int, int[]> ByUser)
{
    /// <summary>Puts rows into lists.</summary>
    /// <param name="rows">The file.</param>
    /// <param name="users">Codes of users, all of the file's among them.</param>
    /// <param name="items">Codes of items, likewise.</param>
    /// <exception cref="ArgumentException">A user has an item twice; names file, line and remedy.</exception>
    public static GivenLists Make(
        UserItemRows rows, IReadOnlyDictionary<string, int> users, IReadOnlyDictionary<string, int> items)
    {
        var rowsOf = new SortedDictionary<int, List<int>>();
        var first = new Dictionary<(int, int), int>();
        for (var row = 0; row < rows.Count; row++)
        {
            var (user, item) = (users[rows.User[row]], items[rows.Item[row]]);
            if (!first.TryAdd((user, item), row))
                throw new ArgumentException(
                    $"{rows.Place(row)}: the list of user '{rows.User[row]}' has item '{rows.Item[row]}' a second time (first at "
                    + $"{rows.Place(first[(user, item)])}). A list has an item once: leave one of the rows out.");
            if (!rowsOf.TryGetValue(user, out var own)) rowsOf[user] = own = [];
            own.Add(row);
        }

        var order = rows.Rank is not null ? ListOrder.Rank : rows.Score is not null ? ListOrder.Score : ListOrder.Rows;
        var lists = new SortedDictionary<int, int[]>();
        foreach (var (user, own) in rowsOf) lists[user] = [.. Sorted(own).Select(row => items[rows.Item[row]])];
        return new GivenLists(order, lists);

        IEnumerable<int> Sorted(List<int> own) => order switch
        {
            ListOrder.Rank => own.OrderBy(row => rows.Rank![row]), // stable: the earlier row of a tie stays first
            ListOrder.Score => own.OrderByDescending(row => rows.Score![row]),
            _ => own,
        };
    }
}
