using System.Runtime.InteropServices;
using System.Text;

namespace AmazonRec.Data.Reading;

/// <summary>The lines of a file of negatives, coded one after another.</summary>
/// <param name="path">What errors call the file.</param>
/// <param name="users">Known users.</param>
/// <param name="items">Known items, negatives among them.</param>
internal sealed class NegativeLines(string path, Vocabulary users, Vocabulary items)
{
    private const string Form = "Write a line for each test row: (user,item) of the row, a tab, and its negatives with tabs between.";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Which line is of a user and an item, by their codes; lines of unknown ones are left out.</summary>
    public Dictionary<(int User, int Item), int> Pairs { get; } = [];

    /// <summary>Whether lines begin with a user and an item.</summary>
    public bool HasPairs { get; private set; }

    /// <summary>The user of each line; -1 for one that is not known.</summary>
    public List<int> Users { get; } = [];

    /// <summary>Where the negatives of each line end.</summary>
    public List<int> Ends { get; } = [];

    /// <summary>The negatives of all lines, one line behind the other.</summary>
    public List<int> Items { get; } = [];

    /// <summary>Lines whose own item was among the negatives.</summary>
    public int OwnItems { get; private set; }

    /// <summary>Takes a line.</summary>
    /// <exception cref="FormatException">A negative is not known, or the test row has a line already.</exception>
    public void Add(long line, (string User, string? Item) of, IReadOnlyList<string> negatives)
    {
        HasPairs = of.Item is not null;
        var user = users.TryGetCode(of.User, out var known) ? known : -1;
        var item = of.Item is not null && items.TryGetCode(of.Item, out var own) ? own : -1;
        var isOwn = false;
        foreach (var id in negatives)
        {
            if (!items.TryGetCode(id, out var code))
                throw new FormatException(
                    $"{path}:{line}: no row is of the item '{Excerpt.Cut(id)}', and it has no code. Name the file when the model is "
                    + "trained (train --negatives; in code, train.WithItems(GivenNegatives.ItemsOf(path))), so that it gets one.");
            if (code == item) isOwn = true;
            else Items.Add(code);
        }

        if (isOwn) OwnItems++;
        Users.Add(user);
        Ends.Add(Items.Count);
        if (user < 0 || item < 0) return; // of no test row: those are all known
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(Pairs, (user, item), out var exists);
        if (exists)
            throw new FormatException(
                $"{path}:{line}: ({of.User},{of.Item}) has a line of negatives already. Leave one, as a test row has one.");
        place = Ends.Count - 1;
    }

    /// <summary>Reads a file line by line.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="take">Given the line's number, the user and the item before the negatives (null without brackets), and these.</param>
    /// <exception cref="FormatException">A line is not of the format; names file, line and remedy.</exception>
    public static void Read(string path, Action<long, (string User, string? Item), IReadOnlyList<string>> take)
    {
        using var lines = new LineReader(DataSource.File(path));
        var (hasPairs, split, any) = (false, (DelimitedLine?)null, false);
        while (lines.TryRead(out var line))
        {
            if (Lines.IsBlank(line)) continue;
            var text = TextOf(line, path, lines.Line);
            if (split is null)
            {
                hasPairs = text.StartsWith('(');
                var rest = hasPairs ? text[(text.IndexOf(')', StringComparison.Ordinal) + 1)..].Trim(' ') : text;
                split = new DelimitedLine(Separator.Detect(Encoding.UTF8.GetBytes(rest)) ?? new Separator(" "));
            }

            if (hasPairs != text.StartsWith('('))
                throw Bad($"begins {(hasPairs ? "without" : "with")} '(', other than the first line");
            var (of, behind) = hasPairs ? PairOf(text) : (default, text);
            var fields = split.Fields(Encoding.UTF8.GetBytes(behind));
            if (!hasPairs) (of, fields) = ((fields[0], null), fields[1..]);
            if (fields.Length > 0 && fields[^1].Length == 0) fields = fields[..^1]; // a separator at the end of the line
            if (fields.Length == 0) throw Bad("has no negatives");
            if (fields.Length >= DelimitedLine.MaxFields - 1)
                throw Bad($"has {DelimitedLine.MaxFields - 1:N0} negatives or more, instead of which all items can be ranked");
            if (Array.Exists(fields, field => field.Length == 0)) throw Bad("has an empty negative");
            take(lines.Line, of, fields);
            any = true;

            ((string User, string? Item) Of, string Behind) PairOf(string whole)
            {
                var close = whole.IndexOf(')', StringComparison.Ordinal);
                string[] ids = close < 0 ? [] : [.. whole[1..close].Split(',').Select(id => id.Trim(' ', '\'', '"'))];
                if (ids.Length != 2 || ids[0].Length == 0 || ids[1].Length == 0)
                    throw Bad($"begins with '{Excerpt.Cut(close < 0 ? whole : whole[..(close + 1)])}' in place of (user,item)");
                return ((ids[0], ids[1]), whole[(close + 1)..].TrimStart('\t', ' ', ','));
            }

            FormatException Bad(string what) => new($"{path}:{lines.Line}: the line {what}. {Form}");
        }

        if (!any) throw new FormatException($"{path}: the file is empty. {Form}");
    }

    private static string TextOf(ReadOnlySpan<byte> line, string path, long number)
    {
        try
        {
            return Strict.GetString(line);
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException($"{path}:{number}: is no UTF-8 text. {Form}", e);
        }
    }
}
