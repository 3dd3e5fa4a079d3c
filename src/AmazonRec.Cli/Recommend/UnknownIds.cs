using AmazonRec.Recommendation;

namespace AmazonRec.Cli.Recommend;

/// <summary>What to do about an id that a run does not know, beside the ids that may be meant.</summary>
internal static class UnknownIds
{
    /// <summary>Asks a run; where it does not know an id, the message says what to do.</summary>
    /// <param name="run">The run.</param>
    /// <param name="user">Who asks; null for someone new.</param>
    /// <param name="item">The item that is asked for; null for none.</param>
    /// <param name="hasFeatures">Whether content of the item is given.</param>
    /// <param name="ask">The question.</param>
    /// <exception cref="KeyNotFoundException">An id is not known.</exception>
    public static T Ask<T>(Recommender run, string? user, string? item, bool hasFeatures, Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (KeyNotFoundException e)
        {
            throw new KeyNotFoundException($"{e.Message} {Remedy(run, user, item, hasFeatures)}", e);
        }
    }

    private static string Remedy(Recommender run, string? user, string? item, bool hasFeatures)
    {
        if (user is not null && !run.Users.TryGetCode(user, out _))
            return "For someone new, give a few ratings in place of --user: --rated ITEM=STARS,ITEM=STARS.";
        if (item is null || run.Items.TryGetCode(item, out _)) return "Leave out of --rated what the run does not know.";
        if (!run.HasContent)
            return "Its model reads no content, so nothing can be said of an item that it does not know; one that does, such as "
                + "hybrid-text, can.";
        return hasFeatures
            ? "Make the features of the run's items and the new one together."
            : "Its model reads content: give that of the item with --features "
                + $"{string.Join(" ", run.ContentNames.Select(name => $"{name}=FILE"))}.";
    }
}
