using System.Globalization;
using System.Runtime.InteropServices;
using AmazonRec.Data.Storage;

namespace AmazonRec.Data.Coded;

/// <summary>
/// A file of coded rows (<c>.rows</c>) that is read block by block: as many rows as a disk holds. Vocabularies are read when asked for. One
/// caller at a time may read into a block; several blocks may be read at once.
/// </summary>
public sealed class CodedRows : IDisposable
{
    /// <summary>How such files end.</summary>
    public const string Extension = ".rows";

    private readonly SafetensorsFile _file;
    private readonly long[] _sums;

    private CodedRows(SafetensorsFile file)
    {
        _file = file;
        if (file.Notes.GetValueOrDefault("format") != CodedLayout.Format)
            throw new FormatException(
                $"it is no file of coded rows of this version ({file.Notes.GetValueOrDefault("format") ?? "no format"} in place of "
                + $"'{CodedLayout.Format}')");
        BlockRows = int.Parse(file.Notes["block"], CultureInfo.InvariantCulture);
        _sums = file.Read("sums").As<long>();
        Count = Length("user");
        (UserCount, ItemCount) = (checked((int)Length("users.ends")), checked((int)Length("items.ends")));
        Hash = file.Notes["hash"];
        if (Hash != CodedLayout.HashOf(file.Notes, _sums)) throw new FormatException("its checksum is another one");
        if (
            BlockRows < 1 || _sums.Length != (Count + BlockRows - 1) / BlockRows
                || new[] { "item", "rating", "time" }.Any(column => Length(column) != Count))
            throw new FormatException("its columns differ in length");
        (IsImplicit, TimeIsOrder) = (file.Notes["implicit"] == "yes", file.Notes["times"] == "order");
        Funnel = Json.Parse<FunnelStep[]>(file.Notes["funnel"]);

        long Length(string name) => file.ShapeOf(name)[0];
    }

    /// <summary>The file.</summary>
    public string Path => _file.Path;

    /// <summary>How many rows there are.</summary>
    public long Count { get; }

    /// <summary>How many users.</summary>
    public int UserCount { get; }

    /// <summary>How many items.</summary>
    public int ItemCount { get; }

    /// <summary>Rows of a block; the last one may have fewer.</summary>
    public int BlockRows { get; }

    /// <summary>How many blocks there are.</summary>
    public int Blocks => _sums.Length;

    /// <summary>Whether the rows tell only who chose what.</summary>
    public bool IsImplicit { get; }

    /// <summary>Whether times tell only the order of each user's rows.</summary>
    public bool TimeIsOrder { get; }

    /// <summary>What was read and what each filter left.</summary>
    public IReadOnlyList<FunnelStep> Funnel { get; }

    /// <summary>16 hexadecimal digits: equal ones mean the same rows, ids and order.</summary>
    public string Hash { get; }

    /// <summary>Whether a path is named as a file of coded rows.</summary>
    public static bool IsNamed(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses to look for verified purchases, of which coded rows know nothing.</summary>
    /// <exception cref="ArgumentException">They are asked for.</exception>
    internal static void RefuseVerified(string path, ReadOptions options)
    {
        if (options.VerifiedOnly)
            throw new ArgumentException(
                $"{path}: coded rows don't tell which purchases were verified. Leave out --verified here, and give it to amazonrec data "
                + "convert when the file is made.");
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="FormatException">It is no such file, is cut short or damaged.</exception>
    public static CodedRows Open(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"{path}: no such file. Make one with amazonrec data convert.", path);
        SafetensorsFile? file = null;
        try
        {
            file = SafetensorsFile.Open(path);
            return new CodedRows(file);
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException or OverflowException or IndexOutOfRangeException)
        {
            file?.Dispose();
            throw new FormatException(
                $"{path}: can't be read as coded rows: {e.Message.Replace($"{path}: ", "", StringComparison.Ordinal).TrimEnd('.')}. Make it "
                + "anew with amazonrec data convert.", e);
        }
    }

    /// <summary>Writes ratings as a file of coded rows.</summary>
    public static void Write(Ratings ratings, string path) => Write(ratings, path, CodedRowsWriter.UsualBlockRows);

    /// <summary>The same with blocks of another length.</summary>
    internal static void Write(Ratings ratings, string path, int blockRows)
    {
        using var writer = new CodedRowsWriter(path, blockRows);
        Write(ratings, writer);
    }

    /// <summary>Hands ratings in memory to a writer.</summary>
    internal static void Write(Ratings ratings, ICodedRowsWriter writer)
    {
        writer.Begin(ratings.Users, ratings.Items, ratings.Count);
        writer.Append(ratings.User, ratings.Item, ratings.Value, ratings.Time);
        writer.End(ratings.IsImplicit, ratings.TimeIsOrder, ratings.Funnel);
    }

    /// <summary>Room for a block.</summary>
    public CodedBlock NewBlock() => new((int)Math.Min(BlockRows, Math.Max(Count, 1)));

    /// <summary>Reads a block and checks it.</summary>
    /// <param name="block">From 0.</param>
    /// <param name="into">As <see cref="NewBlock"/> makes it.</param>
    /// <exception cref="FormatException">The file is damaged; the message names the rows.</exception>
    public void Read(int block, CodedBlock into)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(block);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(block, Blocks);
        into.First = (long)block * BlockRows;
        into.Count = (int)Math.Min(BlockRows, Count - into.First);
        _file.ReadBytes("user", into.First * sizeof(int), MemoryMarshal.AsBytes(into.User));
        _file.ReadBytes("item", into.First * sizeof(int), MemoryMarshal.AsBytes(into.Item));
        _file.ReadBytes("rating", into.First * sizeof(float), MemoryMarshal.AsBytes(into.Value));
        _file.ReadBytes("time", into.First * sizeof(long), MemoryMarshal.AsBytes(into.Time));
        if (
            CodedLayout.SumOf(into.User, into.Item, into.Value, into.Time) != _sums[block] || !AreBelow(into.User, UserCount)
                || !AreBelow(into.Item, ItemCount))
            throw new FormatException(
                $"{Path}: damaged: rows {into.First:N0} to {into.First + into.Count - 1:N0} are not those that were written. Make the file "
                + "anew with amazonrec data convert.");
    }

    /// <summary>Reads the users.</summary>
    /// <exception cref="FormatException">They are damaged.</exception>
    public Vocabulary ReadUsers() => ReadIds("users");

    /// <summary>Reads the items.</summary>
    /// <exception cref="FormatException">They are damaged.</exception>
    public Vocabulary ReadItems() => ReadIds("items");

    /// <summary>Writes users and items into a file of their own (safetensors), without reading them into memory.</summary>
    internal void WriteIds(string path) => AtomicFile.Write(path, stream => Safetensors.Write(
        stream,
        new[] { "users", "users.ends", "items", "items.ends" }.ToDictionary(name => name, _file.Stream, StringComparer.Ordinal),
        new Dictionary<string, string>
        {
            ["sum.users"] = _file.Notes["sum.users"],
            ["sum.items"] = _file.Notes["sum.items"],
        }));

    /// <summary>Reads all rows into memory.</summary>
    /// <exception cref="FormatException">The file is damaged, or has more rows than columns in memory can have.</exception>
    public Ratings ReadAll() => ReadColumns(ReadUsers(), ReadItems(), Count, _ => { });

    /// <summary>Reads the rows of a part into memory, in their order.</summary>
    /// <param name="draw">How rows are divided.</param>
    /// <param name="part">Which.</param>
    /// <param name="users">The users of the file.</param>
    /// <param name="items">The items.</param>
    /// <exception cref="FormatException">As <see cref="ReadAll"/>.</exception>
    internal Ratings ReadPart(RowDraw draw, RowPart part, Vocabulary users, Vocabulary items) =>
        ReadColumns(users, items, draw.CountOf(part, Count), block => draw.Keep(part, block));

    private Ratings ReadColumns(Vocabulary users, Vocabulary items, long count, Action<CodedBlock> choose)
    {
        if (count > Array.MaxLength)
            throw new FormatException($"{Path}: {count:N0} rows are more than memory can hold as columns.");
        var (user, item) = (new int[count], new int[count]);
        var (value, time) = (new float[count], new long[count]);
        var (block, at) = (NewBlock(), 0);
        for (var b = 0; b < Blocks; b++)
        {
            Read(b, block);
            choose(block);
            block.User.CopyTo(user.AsSpan(at));
            block.Item.CopyTo(item.AsSpan(at));
            block.Value.CopyTo(value.AsSpan(at));
            block.Time.CopyTo(time.AsSpan(at));
            at += block.Count;
        }

        return new Ratings(users, items, user, item, value, time)
        {
            IsImplicit = IsImplicit,
            TimeIsOrder = TimeIsOrder,
            Funnel = Funnel,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static bool AreBelow(ReadOnlySpan<int> codes, int bound)
    {
        var highest = 0u; // a negative code is a high one
        foreach (var code in codes) highest = Math.Max(highest, (uint)code);
        return codes.IsEmpty || highest < (uint)bound;
    }

    /// <summary>Ids out of a file that holds them with their checksum.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">users or items.</param>
    /// <exception cref="FormatException">They are damaged.</exception>
    internal static Vocabulary ReadIds(SafetensorsFile file, string name)
    {
        var (packed, ends) = (file.Read(name).As<byte>(), file.Read($"{name}.ends").As<int>());
        return CodedLayout.SumOf(packed, ends) == file.Notes.GetValueOrDefault($"sum.{name}")
            ? new Vocabulary(packed, ends)
            : throw new FormatException($"{file.Path}: damaged: its {name} are not those that were written. Make the file anew.");
    }

    private Vocabulary ReadIds(string name) => ReadIds(_file, name);
}
