using System.Diagnostics;
using AmazonRec.Recommendation;
using AmazonRec.Web.Hosting;

namespace AmazonRec.Web.Runs;

/// <summary>A run with all that is asked of it for every visitor.</summary>
internal sealed class ServedRun
{
    private const int Start = 100; // items and users to begin with

    private ServedRun(string folder, Recommender recommender, ServedPictures pictures)
    {
        (Folder, Recommender, Pictures) = (folder, recommender, pictures);
        MostRated = [.. recommender.Items.Ids.Select(recommender.Item).OrderByDescending(item => item.Ratings).Take(Start)];
        MostActive = recommender.MostActiveUsers(Start);
        var clock = Stopwatch.StartNew();
        (SearchBytes, SearchTime) = (recommender.IndexItems(), clock.Elapsed);
    }

    /// <summary>Where it was read from.</summary>
    public string Folder { get; }

    /// <summary>When it was read.</summary>
    public DateTimeOffset Opened { get; } = TimeProvider.System.GetUtcNow();

    /// <summary>What answers.</summary>
    public Recommender Recommender { get; }

    /// <summary>Pictures on this machine.</summary>
    public ServedPictures Pictures { get; }

    /// <summary>The items with the most ratings, most first.</summary>
    public IReadOnlyList<ItemCard> MostRated { get; }

    /// <summary>The users with the most ratings, most first.</summary>
    public IReadOnlyList<(string User, int Ratings)> MostActive { get; }

    /// <summary>Bytes that the index of titles takes.</summary>
    public long SearchBytes { get; }

    /// <summary>How long it took to make.</summary>
    public TimeSpan SearchTime { get; }

    /// <summary>The run in one line.</summary>
    public string Description =>
        $"{Recommender.Card?.Model ?? Recommender.Model.Name} of {Path.GetFileName(Folder)} ({Recommender.Users.Count:N0} users, "
        + $"{Recommender.Items.Count:N0} items)";

    /// <summary>
    /// Reads a run, and asks it for one list, which no run gives whose parts don't go together, and which makes the next ones quick.
    /// </summary>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="FormatException">A file is damaged.</exception>
    public static ServedRun Open(string folder, ServeOptions options)
    {
        var run = new ServedRun(
            folder,
            Recommender.Open(folder, callers: Limits.AtOnce),
            ServedPictures.Open(options.Images ?? Path.Combine(folder, "images"), required: options.Images is not null));
        if (run.MostActive is [var (user, _), ..]) run.Recommender.TopN(user, 10, new TopOptions { Why = true });
        return run;
    }
}
