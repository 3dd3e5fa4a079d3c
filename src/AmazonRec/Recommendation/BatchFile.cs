using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AmazonRec.Collectives;
using AmazonRec.Data.Storage;

namespace AmazonRec.Recommendation;

/// <summary>
/// The lists of all users as a file: CSV with a row for each item (<c>user,rank,item,stars</c>) or JSON lines with a line for each user. It
/// grows beside its place, FILE.partial, with a note of how far it is; what was cut off goes on from there, to the same bytes.
/// </summary>
public static class BatchFile
{
    private const int UsersAtOnce = Recommender.BlockUsers;

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
    /// <param name="team">Ranks that divide the users; all of them call this, and one writes. Null: this process alone.</param>
    /// <param name="cancellation">Ends it between two blocks of users; what is written can be gone on with.</param>
    /// <returns>How many users the file has, and how many of them were written now.</returns>
    /// <exception cref="ArgumentException">The path has another ending, or an option is out of range.</exception>
    /// <exception cref="FormatException">What was cut off is of other lists.</exception>
    public static (int Users, int Written) Write(
        Recommender recommender, string path, int count = 10, TopOptions? options = null, bool resume = false,
        IProgress<double>? progress = null, Team? team = null, CancellationToken cancellation = default)
    {
        options = (options ?? new()) with { Why = false };
        var of = $"{recommender.Fingerprint} {count} {Json.Write(options).ReplaceLineEndings(" ")}";
        return Write(
            path, of, recommender.Users.Count, (first, stop) => recommender.TopNForAll(count, options, first, stop), WriteCsv, WriteJson,
            "user,rank,item,stars", resume, progress, team, cancellation);
    }

    /// <summary>Writes the lists of a ranker alone: the same without stars.</summary>
    /// <param name="lists">Makes the lists.</param>
    /// <param name="path">Ends in .csv or .jsonl.</param>
    /// <param name="count">Items of a list, at most.</param>
    /// <param name="resume">Whether to go on where a writing of the same lists was cut off.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="team">Ranks that divide the users; all of them call this, and one writes. Null: this process alone.</param>
    /// <param name="cancellation">Ends it between two blocks of users; what is written can be gone on with.</param>
    /// <returns>How many users the file has, and how many of them were written now.</returns>
    /// <exception cref="ArgumentException">The path has another ending, or the count is below 1.</exception>
    /// <exception cref="FormatException">What was cut off is of other lists.</exception>
    public static (int Users, int Written) WriteRanked(
        RankedLists lists, string path, int count = 10, bool resume = false, IProgress<double>? progress = null,
        Team? team = null, CancellationToken cancellation = default) => Write(
            path, $"{lists.Fingerprint} {count}", lists.Users.Count, (first, stop) => lists.TopNForAll(count, first, stop), WriteCsv,
            WriteJson, "user,rank,item", resume, progress, team, cancellation);

    private static (int Users, int Written) Write<T>(
        string path, string of, int all, Func<int, CancellationToken, IEnumerable<T>> listsFrom, Action<TextWriter, T> csv,
        Action<TextWriter, T> json, string head, bool resume, IProgress<double>? progress, Team? team, CancellationToken cancellation)
    {
        var write = Path.GetExtension(path) switch
        {
            ".csv" => csv,
            ".jsonl" => json,
            _ => throw new ArgumentException($"{path}: lists are written as .csv or .jsonl; name a file with one of these endings."),
        };
        using var file = team is { Leads: false } ? null : GrowingFile.Open(path, of, resume, write == csv ? head : null);
        var before = Agreed(file?.Users ?? 0, team);
        try
        {
            if (team is not null)
                Together(before, all, first => listsFrom(first, CancellationToken.None), write, file, progress, team, cancellation);
            else
                foreach (var list in listsFrom(before, cancellation))
                {
                    write(file!.Writer, list);
                    file.Grow(1);
                    if (file.Users % 256 == 0) progress?.Report((double)file.Users / all);
                }
        }
        catch (OperationCanceledException)
        {
            file?.Keep();
            throw;
        }

        file?.Complete();
        progress?.Report(1);
        return (all, all - before);
    }

    /// <summary>Every rank makes the lists of a block of users in turn; all get the text of all, and one writes it.</summary>
    private static void Together<T>(
        int users, int all, Func<int, IEnumerable<T>> listsFrom, Action<TextWriter, T> write, GrowingFile? file,
        IProgress<double>? progress, Team team, CancellationToken cancellation)
    {
        var (counts, gathered) = (new int[team.Size], Array.Empty<byte>());
        while (users < all)
        {
            team.ThrowIfAnyCancelled(cancellation);
            var first = users + (team.Rank * UsersAtOnce);
            using var text = new StringWriter { NewLine = "\n" };
            if (first < all)
                foreach (var list in listsFrom(first).Take(UsersAtOnce)) write(text, list);
            var own = Encoding.UTF8.GetBytes(text.ToString());
            team.AllGather(own.Length, counts);
            var length = counts.Sum();
            if (gathered.Length < length) gathered = new byte[length];
            team.AllGather<byte>(own, gathered.AsSpan(0, length), counts);
            var made = Math.Min(team.Size * UsersAtOnce, all - users);
            users += made;
            file?.Writer.Write(Encoding.UTF8.GetString(gathered.AsSpan(0, length)));
            file?.Grow(made);
            progress?.Report((double)users / all);
        }
    }

    /// <summary>How far the file is, by the rank that has it.</summary>
    private static int Agreed(int users, Team? team)
    {
        int[] said = [users];
        team?.Broadcast<int>(said, root: 0);
        return said[0];
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

    private sealed record UserLine(string User, bool Fallback, IReadOnlyList<ItemStars> Items);

    private sealed record RankedLine(string User, IReadOnlyList<ItemAlone> Items);

    private sealed record ItemAlone(string Item);

    private sealed record ItemStars(string Item, float Stars);
}
