using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Layers;

namespace AmazonRec.Training;

/// <summary>A model as it lies in a folder: all but its weights, which are read into a network, or as they are.</summary>
internal sealed class ModelFolder
{
    /// <summary>The file of the graph.</summary>
    public const string ModelName = "model.json";

    /// <summary>The file of the weights.</summary>
    public const string WeightsName = "weights.safetensors";

    /// <summary>The file of the items' content.</summary>
    public const string FeaturesName = "features.safetensors";

    private readonly string _folder;

    private ModelFolder(string folder)
    {
        _folder = folder;
        Model = ModelFile.Read(Path.Combine(folder, ModelName));
        Ids = VocabularyFile.Open(folder);
        Features = TrainedModel.ReadsFeatures(Model)
            ? TrainedModel.ReadBy(Model, FeaturesFile.Read(Path.Combine(folder, FeaturesName)))
            : [];
        Cold = ColdStartFile.Read(folder, Model, Ids.Shape);
    }

    /// <summary>The graph.</summary>
    public Model Model { get; }

    /// <summary>The users and items.</summary>
    public IVocabularies Ids { get; }

    /// <summary>The content that the model reads.</summary>
    public IReadOnlyList<ItemFeatures> Features { get; }

    /// <summary>What training knew; null in folders of before that was kept.</summary>
    public ColdStart? Cold { get; }

    /// <summary>Opens a folder.</summary>
    /// <exception cref="FormatException">A file is damaged.</exception>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    public static ModelFolder Open(string folder) => new(folder);

    /// <summary>For a network that is given its weights and predicts alone: it keeps nothing for training, and draws nothing.</summary>
    internal static NetworkOptions ToPredict(Model model, IReadOnlyList<ItemFeatures> features) => new()
    {
        Features = features,
        NoMomentum = true,
        Updates = model.Layers.Any(layer => layer is ModuleLayer) ? Updates.Dense : Updates.Lazy, // a module has no lazy ones
        InitialRows = new NothingDrawn(),
    };

    /// <summary>A network with the weights, to predict by.</summary>
    /// <exception cref="FormatException">The weights are damaged, or of another model.</exception>
    public INetwork Compile(IEngine? engine)
    {
        INetwork network;
        try
        {
            network = (engine ?? Engine.For(Model)).Compile(Model, Ids.Shape, ToPredict(Model, Features));
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"{_folder}: its files do not go together: {e.Message}", e);
        }

        using var weights = SafetensorsFile.Open(Path.Combine(_folder, WeightsName));
        network.ImportFrom(weights);
        return network;
    }

    /// <summary>The weights by name.</summary>
    /// <exception cref="FormatException">They are damaged, or of another model.</exception>
    public IReadOnlyDictionary<string, Tensor> ReadWeights()
    {
        using var file = SafetensorsFile.Open(Path.Combine(_folder, WeightsName));
        var weights = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var weight in Model.Weights(Ids.Shape))
        {
            WeightRows.Check(file, weight.Name, weight);
            weights[weight.Name] = file.Read(weight.Name);
        }

        return weights;
    }
}
