using System.Text.Json;
using AmazonRec.Data;

namespace AmazonRec.Models.Zoo;

/// <summary>The published models, one file each.</summary>
public static class ModelZoo
{
    /// <summary>All of them, simplest first.</summary>
    public static IReadOnlyList<ZooEntry> Entries { get; } =
    [
        DotMf.Entry, DotL2.Entry, DotProduct.Entry, SigmoidDot.Entry, BiasedMf.Entry, BiasedL2.Entry, Svd.Entry, SvdPlusPlus.Entry,
        ConcatMlp.Entry, TowerMlp.Entry, CollabNn.Entry, NeuMf.Entry, BiasedMfContent.Entry, HybridText.Entry, HybridTextImage.Entry,
    ];

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
                throw new ArgumentException($"The model '{entry.Name}' has no option {Option(option)}; it has {string.Join(", ", entry.Uses.Select(Option))}.");
        }
    }

    /// <summary>The entry of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message suggests a close name.</exception>
    public static ZooEntry Find(string name) =>
        Entries.FirstOrDefault(e => e.Name == name) ?? throw new ArgumentException(
            $"There is no model '{name}'.{Nearest.Hint(name, Entries.Select(e => e.Name))} Models: {string.Join(", ", Entries.Select(e => e.Name))}.");

    /// <summary>What the command line calls a property of <see cref="ModelOptions"/>.</summary>
    private static string Option(string property) => $"--{JsonNamingPolicy.KebabCaseLower.ConvertName(property)}";
}
