using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AmazonRec.Compute;
using AmazonRec.Data.Storage;

namespace AmazonRec.Data.Reading;

/// <summary>
/// Ratings as they were read, kept as columns (<c>.arec</c>, a safetensors file), so that the second start takes no parsing. It holds for
/// one state of one file, told by its path, size and time, and one way of reading it; anything else, and any damage, and it is made anew.
/// </summary>
internal sealed class RatingsCache
{
    private const string Version = "4"; // before, columns were read without their texts

    private readonly string _path;
    private readonly Dictionary<string, string> _identity;

    private RatingsCache(string path, Dictionary<string, string> identity) => (_path, _identity) = (path, identity);

    /// <summary>The cache of a file; null where none is asked for, or the file is read quickly enough without.</summary>
    public static RatingsCache? For(DataSource source, ReadOptions options)
    {
        if (options.CacheFolder is not { } folder || source.Path is not { } path) return null;
        var file = new FileInfo(path);
        if (!file.Exists || file.Length < options.CacheFrom) return null;
        var identity = new Dictionary<string, string>
        {
            ["format"] = $"arec {Version}",
            ["source"] = file.FullName,
            ["size"] = file.Length.ToString(CultureInfo.InvariantCulture),
            ["time"] = file.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture),
            ["reading"] =
                $"range {options.RatingRange}, columns {string.Join(',', options.Columns ?? [])}, separator {options.Separator}, at "
                + $"most {options.SkipBadRows} bad rows{(options.VerifiedOnly ? ", verified only" : "")}",
        };
        var key = ByteHash.Compute(Encoding.UTF8.GetBytes($"{identity["source"]}\n{identity["reading"]}"));
        return new RatingsCache(Path.Combine(folder, $"{file.Name}-{key:x16}.arec"), identity);
    }

    /// <summary>What was kept; null where nothing fits, or is damaged.</summary>
    public Ratings? TryRead()
    {
        if (!File.Exists(_path)) return null;
        try
        {
            var tensors = Safetensors.Read(_path, out var notes);
            if (notes.GetValueOrDefault("sum") != SumOf(notes)) return null;
            if (_identity.Any(known => notes.GetValueOrDefault(known.Key) != known.Value)) return null;
            if (tensors.Any(t => notes.GetValueOrDefault($"sum.{t.Key}") != SumOf(t.Value.Values))) return null;
            var ratings = new Ratings(
                new Vocabulary(tensors["users"].As<byte>(), tensors["users.ends"].As<int>()),
                new Vocabulary(tensors["items"].As<byte>(), tensors["items.ends"].As<int>()),
                tensors["user"].As<int>(), tensors["item"].As<int>(), tensors["rating"].As<float>(), tensors["time"].As<long>())
            {
                TextHash = tensors.TryGetValue("text", out var text) ? MemoryMarshal.Cast<long, ulong>(text.As<long>()).ToArray() : null,
                IsImplicit = notes["implicit"] == "yes",
                TimeIsOrder = notes.GetValueOrDefault("times") == "order",
            };
            var bad = Json.Parse<RowError[]>(notes["bad"]);
            return notes.TryGetValue("funnel", out var funnel)
                ? ratings.AsRead(Json.Parse<FunnelStep[]>(funnel), bad)
                : ratings.AsRead(RatingsReader.ReadStep, bad);
        }
        catch (Exception e) when (
            e is FormatException or IOException or UnauthorizedAccessException or KeyNotFoundException or ArgumentException)
        {
            return null; // what can't be trusted is made anew
        }
    }

    /// <summary>Keeps ratings. Where that can't be done, reading has done its work all the same.</summary>
    public void Write(Ratings ratings)
    {
        var tensors = new Dictionary<string, Tensor>
        {
            ["users"] = Tensor.Of(ratings.Users.Packed),
            ["users.ends"] = Tensor.Of(ratings.Users.Ends),
            ["items"] = Tensor.Of(ratings.Items.Packed),
            ["items.ends"] = Tensor.Of(ratings.Items.Ends),
            ["user"] = Tensor.Of(ratings.User),
            ["item"] = Tensor.Of(ratings.Item),
            ["rating"] = Tensor.Of(ratings.Value),
            ["time"] = Tensor.Of(ratings.Time),
        };
        if (ratings.TextHash is { } text) tensors["text"] = Tensor.Of(MemoryMarshal.Cast<ulong, long>(text).ToArray());
        var notes = new Dictionary<string, string>(_identity)
        {
            ["bad"] = Json.Write(ratings.BadRows),
            ["implicit"] = ratings.IsImplicit ? "yes" : "no",
        };
        if (ratings.TimeIsOrder) notes["times"] = "order";
        if (ratings.Funnel.Count > 1) notes["funnel"] = Json.Write(ratings.Funnel); // rows were dropped in reading
        foreach (var (name, tensor) in tensors) notes[$"sum.{name}"] = SumOf(tensor.Values);
        notes["sum"] = SumOf(notes);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            AtomicFile.Write(_path, stream => Safetensors.Write(stream, tensors, notes));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full or read-only disk: the next start reads the source again.
        }
    }

    private static string SumOf(IReadOnlyDictionary<string, string> notes) =>
        SumOf(
            Encoding.UTF8.GetBytes(
                string.Join(
                    '\n',
                    notes.Where(n => n.Key != "sum").OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => $"{n.Key}: {n.Value}"))));

    private static string SumOf(Array values) => ByteHash.Compute(values switch
    {
        byte[] v => v,
        int[] v => MemoryMarshal.AsBytes(v.AsSpan()),
        long[] v => MemoryMarshal.AsBytes(v.AsSpan()),
        float[] v => MemoryMarshal.AsBytes(v.AsSpan()),
        _ => throw new ArgumentException($"No column holds {values.GetType().Name}.", nameof(values)),
    }).ToString("x16", CultureInfo.InvariantCulture);
}
