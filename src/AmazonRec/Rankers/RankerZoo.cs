using AmazonRec.Data;
using AmazonRec.Rankers.Factors;
using AmazonRec.Rankers.Items;

namespace AmazonRec.Rankers;

/// <summary>The rankers by name; a plug-in can add more.</summary>
public static class RankerZoo
{
    private static readonly List<RankerEntry> Added = [];

    private static readonly IReadOnlyList<RankerEntry> Own =
    [
        Popularity.Entry,
        ItemKnn.Entry,
        Rp3Beta.Entry,
        SequentialKnn.Entry,
        Ease.Entry,
        ImplicitAls.Entry,
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RankerEntry> Entries
    {
        get
        {
            lock (Added) return [.. Own, .. Added];
        }
    }

    /// <summary>The one of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static RankerEntry Find(string name)
    {
        var names = Entries.Select(entry => entry.Name);
        return Entries.FirstOrDefault(entry => entry.Name == name) ?? throw new ArgumentException(
            $"There is no ranker '{name}'.{Nearest.Hint(name, names)} Rankers: {string.Join(", ", names)}, or auto for the best of them.");
    }

    /// <summary>Adds one; of the same name, the last added counts.</summary>
    /// <param name="entry">The ranker.</param>
    public static void Add(RankerEntry entry)
    {
        lock (Added)
        {
            Added.RemoveAll(known => known.Name == entry.Name);
            Added.Add(entry);
        }
    }
}
