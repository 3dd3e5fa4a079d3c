using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AmazonRec.Data.Storage;

namespace AmazonRec.Recommendation;

/// <summary>
/// The lists of all users as a file: CSV with a row for each item (<c>user,rank,item,stars</c>) or JSON lines with a line for each user. It
/// grows beside its place, FILE.partial, with a note of how far it is; what was cut off goes on from there, to the same bytes.
/// </summary>
public static class BatchFile
{
    private const int UsersBetweenNotes = 8192;
    private static readonly JsonSerializerOptions Line = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the file.</summary>
    /// <param name="recommender">Makes the lists.</param>
    /// <param name="path">Ends in .csv or .jsonl.</param>
    /// <param name="count">Items of a list, at most.</param>
    /// <param name="options">Another order, variants as one.</param>
    /// <param name="resume">Whether to go on where a writing of the same lists was cut off; without such, it starts from the first
    /// user.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it between two blocks of users; what is written can be gone on with.</param>
    /// <returns>How many users the file has, and how many of them were written now.</returns>
    /// <exception cref="ArgumentException">The path has another ending, or an option is out of range.</exception>
    /// <exception cref="FormatException">What was cut off is of other lists.</exception>
    public static (int Users, int Written) Write(
        Recommender recommender, string path, int count = 10, TopOptions? options = null, bool resume = false,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        options = (options ?? new()) with { Why = false };
        var of = $"{recommender.Fingerprint} {count} {Json.Write(options).ReplaceLineEndings(" ")}";
        return Write(
            path, of, recommender.Users.Count, first => recommender.TopNForAll(count, options, first, cancellation), WriteCsv, WriteJson,
            "user,rank,item,stars", resume, progress);
    }

    /// <summary>Writes the lists of a ranker alone: the same without stars.</summary>
    /// <param name="lists">Makes the lists.</param>
    /// <param name="path">Ends in .csv or .jsonl.</param>
    /// <param name="count">Items of a list, at most.</param>
    /// <param name="resume">Whether to go on where a writing of the same lists was cut off.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it between two blocks of users; what is written can be gone on with.</param>
    /// <returns>How many users the file has, and how many of them were written now.</returns>
    /// <exception cref="ArgumentException">The path has another ending, or the count is below 1.</exception>
    /// <exception cref="FormatException">What was cut off is of other lists.</exception>
    public static (int Users, int Written) WriteRanked(
        RankedLists lists, string path, int count = 10, bool resume = false, IProgress<double>? progress = null,
        CancellationToken cancellation = default) => Write(
            path, $"{lists.Fingerprint} {count}", lists.Users.Count, first => lists.TopNForAll(count, first, cancellation), WriteCsv,
            WriteJson, "user,rank,item", resume, progress);

    private static (int Users, int Written) Write<T>(
        string path, string of, int all, Func<int, IEnumerable<T>> listsFrom, Action<TextWriter, T> csv, Action<TextWriter, T> json,
        string head, bool resume, IProgress<double>? progress)
    {
        var write = Path.GetExtension(path) switch
        {
            ".csv" => csv,
            ".jsonl" => json,
            _ => throw new ArgumentException($"{path}: lists are written as .csv or .jsonl; name a file with one of these endings."),
        };
        var (partial, note) = ($"{path}.partial", $"{path}.partial.json");
        var done = resume && File.Exists(note) && File.Exists(partial) ? Json.Read<Note>(note) : new Note(of, 0, 0);
        if (done.Of != of) throw new FormatException($"{partial}: is of another run or other options. Delete it, or leave out --resume.");
        using (var stream = new FileStream(partial, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 1 << 20))
        {
            if (stream.Length < done.Bytes)
                throw new FormatException($"{partial}: is shorter than its note says. Delete it, or leave out --resume.");
            stream.SetLength(done.Bytes);
            stream.Position = done.Bytes;
            using var writer = new StreamWriter(
                stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true)
            { NewLine = "\n" };
            var users = done.Users;
            if (users == 0 && write == csv) writer.WriteLine(head);
            try
            {
                foreach (var list in listsFrom(users))
                {
                    write(writer, list);
                    users++;
                    if (users % UsersBetweenNotes == 0) Keep();
                    if (users % 256 == 0) progress?.Report((double)users / all);
                }
            }
            catch (OperationCanceledException)
            {
                Keep();
                throw;
            }

            writer.Flush();
            stream.Flush(flushToDisk: true);

            void Keep()
            {
                writer.Flush();
                stream.Flush(flushToDisk: true);
                AtomicFile.WriteText(note, Json.Write(new Note(of, users, stream.Position)));
            }
        }

        File.Move(partial, path, overwrite: true);
        File.Delete(note);
        progress?.Report(1);
        return (all, all - done.Users);
    }

    private static void WriteCsv(TextWriter writer, RecommendedList list)
    {
        var user = CsvCell.Quoted(list.User!);
        foreach (var item in list.Items)
        {
            writer.Write(user);
            writer.Write(',');
            writer.Write(item.Rank);
            writer.Write(',');
            writer.Write(CsvCell.Quoted(item.Item.Id));
            writer.Write(',');
            writer.WriteLine(item.Stars.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void WriteCsv(TextWriter writer, RankedList list)
    {
        foreach (var item in list.Items) writer.WriteLine($"{CsvCell.Quoted(list.User!)},{item.Rank},{CsvCell.Quoted(item.Item.Id)}");
    }

    private static void WriteJson(TextWriter writer, RankedList list) =>
        writer.WriteLine(JsonSerializer.Serialize(new RankedLine(list.User!, [.. list.Items.Select(i => new ItemAlone(i.Item.Id))]), Line));

    private static void WriteJson(TextWriter writer, RecommendedList list) =>
        writer.WriteLine(
            JsonSerializer.Serialize(
                new UserLine(
                    list.User!, list.Source == AnswerSource.Fallback, [.. list.Items.Select(i => new ItemStars(i.Item.Id, i.Stars))]),
                Line));

    private sealed record Note(string Of, int Users, long Bytes);

    private sealed record UserLine(string User, bool Fallback, IReadOnlyList<ItemStars> Items);

    private sealed record RankedLine(string User, IReadOnlyList<ItemAlone> Items);

    private sealed record ItemAlone(string Item);

    private sealed record ItemStars(string Item, float Stars);
}
