using AmazonRec.Data;
using AmazonRec.Data.Coded;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Bayesian;

namespace AmazonRec.Training;

/// <summary>
/// A model with its weights and the ids it knows: all that predicting takes, the content of its items included. Users and items without
/// training rows are answered as <see cref="UnknownRow"/> says, never by the random numbers that their rows began with.
/// </summary>
public sealed class TrainedModel : IRatingPredictor
{
    /// <summary>The files that <see cref="Save"/> writes; that of the features only for models that read some.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [
            ModelFolder.ModelName, ModelFolder.WeightsName, VocabularyFile.Name, VocabularyFile.LongName, ModelFolder.FeaturesName,
            ColdStartFile.FileName,
        ];

    private readonly Lock _one = new();
    private readonly INetwork _network;
    private readonly IVocabularies _ids;

    internal TrainedModel(
        Model model,
        Vocabulary users,
        Vocabulary items,
        INetwork network,
        History history,
        IReadOnlyList<ItemFeatures> features,
        ColdStart cold)
        : this(model, new MemoryVocabularies(users, items), network, history, features, cold) { }

    internal TrainedModel(Model model, CodedRows rows, INetwork network, History history, ColdStart cold)
        : this(model, new StoredVocabularies(rows), network, history, [], cold) { }

    private TrainedModel(
        Model model, IVocabularies ids, INetwork network, History history, IReadOnlyList<ItemFeatures> features, ColdStart cold) =>
        (Model, _ids, _network, History, Features, Cold) = (model, ids, network, history, features, cold);

    /// <summary>The graph.</summary>
    public Model Model { get; }

    /// <summary>The users it has rows for.</summary>
    public Vocabulary Users => _ids.Users;

    /// <summary>The items it has rows for.</summary>
    public Vocabulary Items => _ids.Items;

    /// <summary>The content of the items as the model reads it, aligned and scaled; empty where it reads none.</summary>
    public IReadOnlyList<ItemFeatures> Features { get; }

    /// <summary>How training went; empty for one read from disk.</summary>
    public History History { get; }

    /// <summary>Which users and items training knew, and what answers for the others.</summary>
    internal ColdStart Cold { get; }

    /// <summary>A copy of the weights by name.</summary>
    public IReadOnlyDictionary<string, Tensor> Weights => _network.Export();

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="FormatException">A file is damaged, or the weights are of another model.</exception>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    public static TrainedModel Load(string folder, IEngine? engine = null)
    {
        var files = ModelFolder.Open(folder);
        var (model, ids, features) = (files.Model, files.Ids, files.Features);
        var network = files.Compile(engine);
        var cold = files.Cold ?? ColdStartFile.OfRows(folder, model, ids.Users, ids.Items, features);
        if (files.Cold is null) cold.Settle(network); // folders of before hold random rows
        return new TrainedModel(model, ids, network, History.None, features, cold);
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions)
    {
        lock (_one) _network.Predict(users, items, predictions); // a network serves one caller at a time
        Cold.Answer(users, items, predictions);
    }

    /// <inheritdoc/>
    public void ScoreItems(int user, Span<float> scores)
    {
        lock (_one) _network.PredictAllItems(user, scores);
        Cold.AnswerAll(user, scores);
    }

    /// <inheritdoc/>
    public bool HasContentOf(int item) => Cold.Content[item];

    /// <summary>The predicted rating of each row.</summary>
    public float[] Predict(Ratings rows)
    {
        var predictions = new float[rows.Count];
        Predict(rows.User, rows.Item, predictions);
        return predictions;
    }

    /// <summary>The predicted rating of one pair.</summary>
    /// <exception cref="KeyNotFoundException">The user or the item was not in the data.</exception>
    public float Predict(string user, string item)
    {
        var prediction = new float[1];
        Predict([Code(Users, user, "user")], [Code(Items, item, "item")], prediction);
        return prediction[0];

        static int Code(Vocabulary vocabulary, string id, string kind) =>
            vocabulary.TryGetCode(id, out var code)
                ? code
                : throw new KeyNotFoundException($"The {kind} '{id}' was not in the data that this model was trained on.");
    }

    /// <summary>
    /// One standard deviation of the rating of each row around its prediction before clipping; null where the model does not tell.
    /// </summary>
    public float[]? Deviations(Ratings rows)
    {
        if (SampledRows.Find(Model) is not { } layout) return null;
        var (weights, shape) = (Weights, _ids.Shape);
        var (users, items) = (Table(Entity.User), Table(Entity.Item));
        var deviations = new float[rows.Count];
        for (var row = 0; row < deviations.Length; row++)
            deviations[row] = (float)layout.Deviation(
                users.AsSpan(rows.User[row] * layout.Width, layout.Width), items.AsSpan(rows.Item[row] * layout.Width, layout.Width));
        return deviations;

        float[] Table(Entity entity) => weights[SampledRows.WeightOf(Model, shape, entity).Name].As<float>();
    }

    /// <summary>Writes the graph, the weights, features and what training knew (safetensors) and both vocabularies into a folder.</summary>
    public void Save(string folder)
    {
        AtomicFile.WriteText(Path.Combine(folder, ModelFolder.ModelName), ModelFile.Write(Model));
        AtomicFile.Write(Path.Combine(folder, ModelFolder.WeightsName), stream => Safetensors.Write(stream, _network.Stream()));
        _ids.Write(folder);
        if (Features.Count > 0) FeaturesFile.Write(Path.Combine(folder, ModelFolder.FeaturesName), Features);
        ColdStartFile.Write(folder, Cold);
    }

    /// <summary>The same model with the history of all phases of its training.</summary>
    internal TrainedModel WithHistory(History history) => new(Model, _ids, _network, history, Features, Cold);

    /// <summary>The same model as a blend has it, in which its rows alone answer; this one is not to be used any more.</summary>
    internal TrainedModel AsPart() => new(Model, _ids, _network, History, Features, Cold.AsPart(_network));

    /// <summary>Those of the features that a model reads.</summary>
    internal static IReadOnlyList<ItemFeatures> ReadBy(Model model, IReadOnlyList<ItemFeatures> given) =>
        [
            .. given.Where(
                features => model.Layers.Any(layer => layer is Models.Layers.FeatureVector reading && reading.Source == features.Name))];

    internal static bool ReadsFeatures(Model model) => model.Layers.Any(layer => layer is Models.Layers.FeatureVector);
}
