using System.Numerics.Tensors;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Models;

namespace AmazonRec.Rankers;

/// <summary>A ranker with who chose what until now, which it makes lists from.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ranker">What was learned.</param>
/// <param name="Chosen">Who chose what: rows that came after those that it learned from may be among them.</param>
public sealed record TrainedRanker(string Name, IRanker Ranker, Interactions Chosen) : IItemRanker
{
    private const string CardName = "ranker.json";
    private const string WeightsName = "ranker.safetensors";

    /// <summary>The files that <see cref="Save"/> writes.</summary>
    public static IReadOnlyList<string> Files { get; } = [CardName, WeightsName];

    /// <summary>What was chosen when it was fitted; null where nothing was.</summary>
    public RankerReport? Report { get; init; }

    /// <summary>Its name and, of a blend, the rankers in it, the heaviest first: <c>auto (ease, als)</c>.</summary>
    public string InWords => Report?.Parts.Where(part => part.Weight > 0).ToArray() is { Length: > 0 } parts && Name == AutoRanker.Name
        ? $"{Name} ({string.Join(", ", parts.OrderByDescending(part => part.Weight).Select(part => part.Name))})"
        : Name;

    /// <inheritdoc/>
    public bool IsParallel => true;

    /// <inheritdoc/>
    public void ScoreItems(int user, Span<float> scores) => Score(user, Chosen.Of(user), scores);

    /// <summary>
    /// Writes a score for every item. What nobody has chosen, and the ranker knows no content of, comes last: nothing is known of it.
    /// Where nothing is chosen and all items score alike, those that most users chose come first.
    /// </summary>
    /// <param name="user">Code of the user; -1 for someone new.</param>
    /// <param name="chosen">What they have chosen until now.</param>
    /// <param name="scores">Receives as many scores as there are items.</param>
    public void Score(int user, Choices chosen, Span<float> scores)
    {
        Ranker.Score(user, chosen, scores);
        if (chosen.Count == 0 && TensorPrimitives.Min<float>(scores) == TensorPrimitives.Max<float>(scores))
            for (var item = 0; item < scores.Length; item++) scores[item] = Chosen.UsersOf(item).Length;
        var last = TensorPrimitives.Min<float>(scores) - 1;
        for (var item = 0; item < scores.Length; item++)
            if (Chosen.UsersOf(item).Length == 0 && !Ranker.HasContentOf(item)) scores[item] = last;
    }

    /// <summary>Writes what was learned into a folder; who chose what is in the folder's rows.</summary>
    /// <param name="folder">The folder.</param>
    public void Save(string folder)
    {
        AtomicFile.WriteText(Path.Combine(folder, CardName), Json.Write(new Card(Name, Report)));
        AtomicFile.Write(Path.Combine(folder, WeightsName), stream => Safetensors.Write(stream, Ranker.Weights));
    }

    /// <summary>Whether a folder has a ranker.</summary>
    /// <param name="folder">The folder.</param>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, CardName));

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="rows">Rows that tell who chose what.</param>
    /// <exception cref="FileNotFoundException">The folder has no ranker.</exception>
    /// <exception cref="FormatException">A file is damaged, or of other items.</exception>
    public static TrainedRanker Load(string folder, Ratings rows)
    {
        var card = Json.Read<Card>(Path.Combine(folder, CardName));
        var path = Path.Combine(folder, WeightsName);
        try
        {
            var weights = Safetensors.Read(path);
            var ranker = card.Name == AutoRanker.Name ? BlendedRanker.Restore(weights) : RankerZoo.Find(card.Name).Restore(weights);
            return new TrainedRanker(card.Name, ranker, Interactions.From(rows, card.Report?.ChosenFrom)) { Report = card.Report };
        }
        catch (Exception e) when (e is KeyNotFoundException or IndexOutOfRangeException)
        {
            throw new FormatException($"{path}: is damaged, or of another ranker than {card.Name}. Train again.", e);
        }
    }

    private sealed record Card(string Name, RankerReport? Report);
}
