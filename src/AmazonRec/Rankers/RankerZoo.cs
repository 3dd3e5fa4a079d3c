using AmazonRec.Data;
using AmazonRec.Plugins;
using AmazonRec.Rankers.Factors;
using AmazonRec.Rankers.Items;
using AmazonRec.Rankers.Networks;
using AmazonRec.Rankers.Vectors;

namespace AmazonRec.Rankers;

/// <summary>The rankers by name; a plug-in can add more.</summary>
public static class RankerZoo
{
    private static readonly List<RankerEntry> Added = [];

    /// <summary>Rankers that a plug-in has, and its name: it is loaded when one of them is asked for.</summary>
    private static readonly IReadOnlyDictionary<string, string> InPlugins = new Dictionary<string, string> { ["sasrec"] = "TorchSharp" };

    private static readonly RankerEntry[] Own =
    [
        Popularity.Entry,
        ItemKnn.Entry,
        Rp3Beta.Entry,
        SequentialKnn.Entry,
        Ease.Entry,
        ImplicitAls.Entry,
        NetworkEntries.Gmf,
        NetworkEntries.Mlp,
        NetworkEntries.NeuMf,
        BprMf.Entry,
        LightGcn.Entry,
        TwoTower.Entry,
    ];

    /// <summary>All of them; those of a plug-in once it is loaded.</summary>
    public static IReadOnlyList<RankerEntry> Entries
    {
        get
        {
            lock (Added) return [.. Own, .. Added];
        }
    }

    /// <summary>The one of a name.</summary>
    /// <param name="name">Such as <c>ease</c>.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    /// <exception cref="FileNotFoundException">Its plug-in is not built; the message holds the command that builds it.</exception>
    public static RankerEntry Find(string name)
    {
        if (InPlugins.TryGetValue(name, out var plugin)) Plugin.Start(plugin);
        var names = Entries.Select(entry => entry.Name).Union(InPlugins.Keys);
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
