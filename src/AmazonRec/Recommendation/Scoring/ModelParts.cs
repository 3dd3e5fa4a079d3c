using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Training;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>A trained model taken apart: the graph that lists go by, and its numbers by whose they are.</summary>
internal sealed class ModelParts
{
    public ModelParts(
        Model model,
        ModelShape shape,
        IReadOnlyDictionary<string,
        Tensor> weights,
        IReadOnlyList<ItemFeatures> features,
        ColdStart cold,
        IEngine engine)
    {
        (Graph, Model) = (model, model.Unclipped);
        (Shape, Features, Cold, Engine) = (shape, features, cold, engine);
        Users = new EntityRows(Model, shape, weights, Entity.User);
        Items = new EntityRows(Model, shape, weights, Entity.Item);
        Common = Model.Weights(shape).Where(w => w.Entity is null).Select(
            w => new KeyValuePair<string, Tensor>(w.Name, weights[w.Name])).ToArray();
    }

    /// <summary>The graph as it was trained.</summary>
    public Model Graph { get; }

    /// <summary>The graph without a last clipping.</summary>
    public Model Model { get; }

    /// <summary>Users and items.</summary>
    public ModelShape Shape { get; }

    /// <summary>What belongs to a user.</summary>
    public EntityRows Users { get; }

    /// <summary>What belongs to an item.</summary>
    public EntityRows Items { get; }

    /// <summary>What all share.</summary>
    public IReadOnlyList<KeyValuePair<string, Tensor>> Common { get; }

    /// <summary>The items' content.</summary>
    public IReadOnlyList<ItemFeatures> Features { get; }

    /// <summary>Which users and items training knew, and what answers for the others.</summary>
    public ColdStart Cold { get; }

    /// <summary>What computes.</summary>
    public IEngine Engine { get; }

    /// <summary>Those of a model at hand.</summary>
    /// <param name="model">The model.</param>
    /// <param name="engine">What computes; the usual one by default.</param>
    public static ModelParts Of(TrainedModel model, IEngine? engine) => new(
        model.Model, new ModelShape(model.Users.Count, model.Items.Count), model.Weights, model.Features, model.Cold,
        engine ?? Engines.Engine.For(model.Model));

    /// <summary>Those of a folder, without a network of its own to hold them a second time.</summary>
    /// <param name="folder">A run.</param>
    /// <param name="engine">What computes; the usual one by default.</param>
    /// <param name="rows">Rows that are read beside it.</param>
    /// <param name="ids">The users and items.</param>
    /// <exception cref="FormatException">A file is damaged, or there is no room for what lists take.</exception>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    public static ModelParts Read(string folder, IEngine? engine, long rows, out IVocabularies ids)
    {
        var files = ModelFolder.Open(folder);
        ids = files.Ids;
        MemoryNeed.CheckLists(folder, files.Model, ids.Shape, rows);
        return files.Cold is { } cold
            ? new ModelParts(files.Model, ids.Shape, files.ReadWeights(), files.Features, cold, engine ?? Engines.Engine.For(files.Model))
            : Of(TrainedModel.Load(folder, engine), engine);
    }

    /// <summary>One of the models that a blend is made of.</summary>
    /// <param name="output">Its output.</param>
    public ModelParts Part(Layer output)
    {
        var model = new Model(Model.Name, output);
        var all = new Dictionary<string, Tensor>([.. Users.Tables(), .. Items.Tables(), .. Common]);
        var features = TrainedModel.ReadBy(model, Features);
        return new ModelParts(
            model,
            Shape,
            model.WeightsIn(Model, Shape).ToDictionary(name => name.Own, name => all[name.Other]),
            features,
            Cold.For(model, features),
            Engine);
    }

    /// <summary>16 hexadecimal digits of graph, weights, content and the estimates that answer where the model can't.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(ModelFile.Write(Model)));
        foreach (var (_, tensor) in Users.Tables().Concat(Items.Tables()).Concat(Common))
            hash.AppendData(MemoryMarshal.AsBytes(tensor.As<float>().AsSpan()));
        foreach (var features in Features) hash.AppendData(MemoryMarshal.AsBytes(features.Values.AsSpan()));
        foreach (var biases in new[] { Cold.Estimates.Users, Cold.Estimates.Items })
            hash.AppendData(MemoryMarshal.AsBytes(biases.AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>All that the model reads of an item.</summary>
    public ItemInput Item(int code) =>
        new(Items.Of(code), Features.ToDictionary(f => f.Name, f => f.Values.AsSpan(code * f.Width, f.Width).ToArray()));
}
