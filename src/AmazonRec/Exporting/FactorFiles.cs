using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Models.Layers;
using AmazonRec.Recommendation;
using AmazonRec.Recommendation.Scoring;

namespace AmazonRec.Exporting;

/// <summary>
/// The factors of users and items as .npy files, ids beside them, and <c>factors.json</c>, which says how stars are made of them. Of a
/// blend, each part has files of its own.
/// </summary>
public static class FactorFiles
{
    private const string Index = "factors.json";
    private const int MostParts = 64;

    private static readonly string[] Kinds = ["user_factors", "item_factors", "user_biases", "item_biases"];

    /// <summary>Makes the place, before a run is opened.</summary>
    /// <param name="folder">A new or empty folder, or one that holds such files.</param>
    /// <param name="replace">Whether files that are there may be replaced.</param>
    /// <exception cref="IOException">It holds other files, or an export that may not be replaced.</exception>
    public static StagedFolder Prepare(string folder, bool replace = false) => ExportFolder.Prepare(
        folder, replace,
        [
            .. Enumerable.Range(0, MostParts + 1).SelectMany(part => Kinds.Select(kind => NameOf(kind, part))), ExportFolder.Users,
            ExportFolder.Items, Index,
        ]);

    /// <summary>Writes the files and puts them into place.</summary>
    /// <param name="recommender">The run.</param>
    /// <param name="folder">As <see cref="Prepare"/> made it.</param>
    /// <param name="place">Its name, for the summary.</param>
    /// <exception cref="ArgumentException">The model holds nothing of users or of items.</exception>
    public static ExportSummary Write(Recommender recommender, StagedFolder folder, string place)
    {
        var (parts, output) = (recommender.Parts, recommender.Model.Output);
        var blend = parts.Model.Parts;
        if (parts.Users.Width == 0 || parts.Items.Width == 0)
            throw new ArgumentException(
                $"{recommender.Model.Name} holds no table of its users and items: a torch.nn.Module has its numbers to itself.");
        (string Name, double Weight, FactorPart Part)[] all = blend.Count == 0
            ? [(recommender.Model.Name, 1, FactorPart.Of(parts, output))]
            : [.. blend.Select((last, at) => (parts.Model.NameOf(last), BlendWeight(parts, at), FactorPart.Of(parts.Part(last), last)))];
        var written = new List<Entry>();
        foreach (var (at, (name, weight, part)) in all.Index())
        {
            var number = blend.Count == 0 ? 0 : at + 1;
            var (users, items) = (part.Users.Length / recommender.Users.Count, part.Items.Length / recommender.Items.Count);
            Save(NameOf(Kinds[0], number), part.Users, recommender.Users.Count, users);
            Save(NameOf(Kinds[1], number), part.Items, recommender.Items.Count, items);
            if (part.UserBiases is not null) Save(NameOf(Kinds[2], number), part.UserBiases, recommender.Users.Count);
            if (part.ItemBiases is not null) Save(NameOf(Kinds[3], number), part.ItemBiases, recommender.Items.Count);
            written.Add(
                new Entry(
                    name, weight, FormulaOf(part), NameOf(Kinds[0], number), users, NameOf(Kinds[1], number), items,
                    part.IsProduct ? NameOf(Kinds[2], number) : null, part.IsProduct ? NameOf(Kinds[3], number) : null, part.Sigmoid,
                    part.Clip, part.IsProduct ? null : part.UserColumns, part.IsProduct ? null : part.ItemColumns));
        }

        ExportFolder.WriteIds(folder.PathOf(ExportFolder.Users), recommender.Users);
        ExportFolder.WriteIds(folder.PathOf(ExportFolder.Items), recommender.Items);
        var constant = blend.Count == 0 ? 0 : Common(parts, 1)[0];
        var clip = output is Clip last ? new RatingRange(last.Min, last.Max) : (RatingRange?)null;
        AtomicFile.WriteText(
            folder.PathOf(Index),
            Json.Write(
                new Content(recommender.Model.Name, recommender.Users.Count, recommender.Items.Count, constant, clip, written)
                {
                    EstimatedUsers = Codes(parts.Cold.AnswersUsers()),
                    EstimatedItems = Codes(parts.Cold.AnswersItems()),
                }));
        folder.Commit();
        return ExportSummary.Of(place, recommender.Model.Name, recommender.Users.Count, recommender.Items.Count) with
        {
            Note = written is [var only] ? only.Formula : $"a blend of {written.Count} parts, each with files of its own; see {Index}",
        };

        void Save(string name, float[] values, params int[] shape) =>
            AtomicFile.Write(folder.PathOf(name), stream => NpyFile.Write(stream, values, shape));
    }

    /// <summary>Part 0 is all of the model.</summary>
    private static string NameOf(string kind, int part) => part == 0 ? $"{kind}.npy" : $"part{part}.{kind}.npy";

    private static string FormulaOf(FactorPart part)
    {
        if (!part.IsProduct) return "none: layers of the model predict from these tables; take amazonrec export onnx";
        var sum = "user_factors[u] @ item_factors[i] + user_biases[u] + item_biases[i]";
        if (part.Sigmoid is not null) sum = $"min + (max - min) / (1 + exp(-({sum})))";
        return part.Clip is null ? sum : $"clip({sum})";
    }

    /// <summary>Codes that no formula answers for, whatever stands on the other side; null for none.</summary>
    private static int[]? Codes(bool[] estimated) =>
        estimated.Contains(true) ? [.. estimated.Index().Where(code => code.Item).Select(code => code.Index)] : null;

    private static double BlendWeight(ModelParts parts, int at) => Common(parts, 0)[at];

    /// <summary>The kernel (0) or the constant (1) of the layer that weighs the parts of a blend.</summary>
    private static float[] Common(ModelParts parts, int weight)
    {
        var name = parts.Model.WeightsOf(parts.Model.Output, parts.Shape)[weight].Name;
        return parts.Common.First(common => common.Key == name).Value.As<float>();
    }

    /// <summary>The estimated ones have no training ratings: a mean with biases answers for them, as in the graph of export onnx.</summary>
    private sealed record Content(string Model, int Users, int Items, double Constant, RatingRange? Clip, IReadOnlyList<Entry> Parts)
    {
        public IReadOnlyList<int>? EstimatedUsers { get; init; }

        public IReadOnlyList<int>? EstimatedItems { get; init; }
    }

    private sealed record Entry(
        string Name, double Weight, string Formula, string UserFactors, int UserWidth, string ItemFactors, int ItemWidth,
        string? UserBiases, string? ItemBiases, RatingRange? Sigmoid, RatingRange? Clip, IReadOnlyList<FactorColumns>? UserColumns,
        IReadOnlyList<FactorColumns>? ItemColumns);
}
