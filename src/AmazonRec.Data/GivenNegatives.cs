using AmazonRec.Data.Reading;

namespace AmazonRec.Data;

/// <summary>
/// Items that test rows are ranked against, as a file gives them: the 99 items of a user without a choice that NCF (He et al. 2017, section
/// 4.1) and DeepCF (Deng et al. 2019) draw once for each test row. A line is <c>(user,item)</c> of a test row and its negatives behind; or,
/// without brackets, the user of the test row with the line's number and the negatives.
/// </summary>
public sealed class GivenNegatives
{
    private readonly Dictionary<(int User, int Item), int>? _lineOf; // null where lines go by their order
    private readonly int[] _userOf; // of each line; -1 for one that is not known
    private readonly int[] _ends;
    private readonly int[] _items;
    private readonly (int Users, int Items) _known;
    private readonly string _path;

    private GivenNegatives(string path, Vocabulary users, Vocabulary items, NegativeLines lines)
    {
        (_path, _known, _lineOf) = (path, (users.Count, items.Count), lines.HasPairs ? lines.Pairs : null);
        (_userOf, _ends, _items, OwnItems) = ([.. lines.Users], [.. lines.Ends], [.. lines.Items], lines.OwnItems);
    }

    /// <summary>How many lines there are, one for each test row.</summary>
    public int Count => _ends.Length;

    /// <summary>
    /// Lines that had the test row's own item among its negatives, where it was passed over: it can't be ranked against itself.
    /// </summary>
    public int OwnItems { get; }

    /// <summary>The fewest negatives of a line.</summary>
    public int Fewest => Enumerable.Range(0, Count).Min(line => Of(line).Length);

    /// <summary>The most negatives of a line.</summary>
    public int Most => Enumerable.Range(0, Count).Max(line => Of(line).Length);

    /// <summary>
    /// The ids of all negatives of a file, each once, to be coded along with the items of training and test rows
    /// (<see cref="Ratings.WithItems"/>): a candidate needs a code, though no row be of it.
    /// </summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <exception cref="FormatException">The file is not of this format; names file, line and remedy.</exception>
    public static IReadOnlyCollection<string> ItemsOf(string path)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        NegativeLines.Read(path, (_, _, negatives) => ids.UnionWith(negatives));
        return ids;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="users">The users of the test rows.</param>
    /// <param name="items">The items, candidates among them.</param>
    /// <exception cref="FormatException">
    /// The file is not of this format, has two lines for one test row, or a negative has no code; names file, line and remedy.
    /// </exception>
    public static GivenNegatives Read(string path, Vocabulary users, Vocabulary items)
    {
        var lines = new NegativeLines(path, users, items);
        NegativeLines.Read(path, lines.Add);
        return new GivenNegatives(path, users, items, lines);
    }

    /// <summary>The negatives of each test row.</summary>
    /// <param name="test">Test rows of the users and items that the file was read with.</param>
    /// <returns>[test rows][negatives] codes of items, in the order of the file.</returns>
    /// <exception cref="FormatException">A test row has no line; names the file, the row and the remedy.</exception>
    /// <exception cref="ArgumentException">The rows have other users or items.</exception>
    public int[][] For(Ratings test)
    {
        if ((test.Users.Count, test.Items.Count) != _known)
            throw new ArgumentException(
                $"{_path}: was read with {_known.Users:N0} users and {_known.Items:N0} items, and the test rows have "
                + $"{test.Users.Count:N0} and {test.Items.Count:N0}. Read it with those of the test rows.");
        if (_lineOf is null && test.Count != Count)
            throw new FormatException(
                $"{_path}: {Count:N0} lines without (user,item) before them, and {test.Count:N0} test rows. Write one line for each test "
                + "row, in their order, or (user,item) before the negatives of each.");
        return [.. Enumerable.Range(0, test.Count).Select(row => Of(LineOf(test, row)).ToArray())];
    }

    /// <summary>Of the negatives of test rows, those that their users have in training rows: no negatives, strictly.</summary>
    /// <param name="negatives">As <see cref="For"/> gives them.</param>
    /// <param name="test">The test rows.</param>
    /// <param name="train">The training rows, with the same vocabularies.</param>
    public static int CountTrained(int[][] negatives, Ratings test, Ratings train)
    {
        var (byUser, count) = (RowIndex.ByUser(train), 0);
        var own = new HashSet<int>();
        for (var row = 0; row < test.Count; row++)
        {
            own.Clear();
            foreach (var trained in byUser[test.User[row]]) own.Add(train.Item[trained]);
            count += negatives[row].Count(own.Contains);
        }

        return count;
    }

    private ReadOnlySpan<int> Of(int line) => _items.AsSpan((line == 0 ? 0 : _ends[line - 1]).._ends[line]);

    private int LineOf(Ratings test, int row)
    {
        var (user, item) = (test.User[row], test.Item[row]);
        if (_lineOf is not null)
            return _lineOf.TryGetValue((user, item), out var line) ? line : throw new FormatException(
                $"{_path}: no negatives for test row {row + 1:N0}, user '{test.Users[user]}' and item '{test.Items[item]}'. Add a line "
                + $"({test.Users[user]},{test.Items[item]}) with its negatives behind, or name the file that belongs to these test rows.");
        return _userOf[row] == user ? row : throw new FormatException(
            $"{_path}: line {row + 1:N0} of negatives is not of the user of test row {row + 1:N0}, '{test.Users[user]}'. Write the lines in "
            + "the order of the test rows, or (user,item) before the negatives of each.");
    }
}
