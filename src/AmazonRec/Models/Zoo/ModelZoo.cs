using System.Collections.Concurrent;
using System.Text.Json;
using AmazonRec.Data;

namespace AmazonRec.Models.Zoo;

/// <summary>The models that can be asked for by name: the published ones, one file each, and those that someone adds.</summary>
public static class ModelZoo
{
    private const string Blend = "auto"; // is made of what the zoo has, and no entry of it

    private static readonly ConcurrentDictionary<string, ZooEntry> Added = new(StringComparer.Ordinal);

    /// <summary>The published ones, simplest first.</summary>
    public static IReadOnlyList<ZooEntry> Entries { get; } =
    [
        DotMf.Entry, DotL2.Entry, DotProduct.Entry, SigmoidDot.Entry, BiasedMf.Entry, BiasedL2.Entry, Svd.Entry, SvdPlusPlus.Entry,
        BayesianFactors.Entry, BayesianSvdPlusPlus.Entry, BayesianTimeSvd.Entry,
        ConcatMlp.Entry, TowerMlp.Entry, CollabNn.Entry, EmbeddingNn.Entry, NeuMf.Entry, BiasedMfContent.Entry, HybridText.Entry,
        HybridTextImage.Entry,
    ];

    /// <summary>Adds a model of one's own; a second one of its name takes the place of the first.</summary>
    /// <exception cref="ArgumentException">A published model has the name.</exception>
    public static void Register(ZooEntry entry)
    {
        if (Entries.Any(published => published.Name == entry.Name))
            throw new ArgumentException($"'{entry.Name}' is the name of a published model. Give yours another one.");
        Added[entry.Name] = entry;
    }

    /// <summary>The model of a name.</summary>
    /// <exception cref="ArgumentException">There is none, or it has no such option; the message suggests a close name.</exception>
    public static Model Build(string name, ModelOptions options)
    {
        var entry = Find(name);
        Refuse(options.Factors is not null, nameof(options.Factors));
        Refuse(options.Hidden is not null, nameof(options.Hidden));
        Refuse(options.Dropout is not null, nameof(options.Dropout));
        Refuse(options.Layers is not null, nameof(options.Layers));
        Refuse(options.Branches is not null, nameof(options.Branches));
        Refuse(options.OutputRange is not null, nameof(options.OutputRange));
        return entry.Build(options);

        void Refuse(bool given, string option)
        {
            if (given && !entry.Uses.Contains(option))
                throw new ArgumentException(
                    $"The model '{entry.Name}' has no option {Option(option)}; it has {string.Join(", ", entry.Uses.Select(Option))}.");
        }
    }

    /// <summary>The entry of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message suggests a close name.</exception>
    public static ZooEntry Find(string name) =>
        Entries.FirstOrDefault(e => e.Name == name) ?? Added.GetValueOrDefault(name) ?? throw new ArgumentException(
            $"There is no model '{name}'.{Hint(name)} Models: {string.Join(", ", Names)}; and {Blend}, a blend of several, for train, "
            + "compare and cross-validate. A model of your own comes with --plugin FILE.dll.");

    /// <summary>A name as it is spelt here, where it is one but for its case; else the name itself.</summary>
    public static string Spelt(string name) => Names.Contains(name, StringComparer.Ordinal)
        ? name
        : Names.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;

    /// <summary>What is meant by names of the literature, or else a close name.</summary>
    private static string Hint(string name) => name.ToUpperInvariant() switch
    {
        "SVD++" => " SVD++ is 'svdpp'.",
        "AUTO" => " auto is no single model: it is what train, compare and cross-validate make of several.",
        "TIMESVD" or "TIMESVD++" => " SVD++ whose biases drift in time is 'bayesian-timesvd'.",
        "BPMF" => " Bayesian matrix factorisation is 'bayesian-mf', with who rated what 'bayesian-svdpp'.",
        "MF" => " Matrix factorisation is 'dot-mf', with biases 'biased-mf' or 'svd'.",
        "BPR" => " BPR makes lists: --task rank --model bpr-mf, or --ranker bpr-mf beside a model of stars.",
        "EASE" or "ALS" or "ITEM-KNN" or "RP3BETA" or "SEQUENTIAL-KNN" or "BPR-MF" or "LIGHTGCN" or "TWO-TOWER" or "SASREC" or "GMF"
            or "MLP" =>
            $" {name} makes lists: --task rank --model {name}, or --ranker {name} beside a model of stars.",
        _ => Nearest.Hint(name, Names.Append(Blend)),
    };

    private static IEnumerable<string> Names => Entries.Select(e => e.Name).Concat(Added.Keys.Order(StringComparer.Ordinal));

    /// <summary>What the command line calls a property of <see cref="ModelOptions"/>.</summary>
    private static string Option(string property) => $"--{JsonNamingPolicy.KebabCaseLower.ConvertName(property)}";
}
