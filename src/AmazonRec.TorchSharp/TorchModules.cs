using System.Collections.Concurrent;
using System.Text.Json;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace AmazonRec.TorchSharp;

/// <summary>
/// Any <c>torch.nn.Module</c> as a model: registered under a name, it trains, stops early, resumes, is evaluated, saved and asked for lists
/// as every other model is. A run folder holds the name and the arguments and never code, so whoever opens it registers the same module
/// first.
/// </summary>
public static class TorchModules
{
    private static readonly ConcurrentDictionary<string, RegisteredModule> Known = new(StringComparer.Ordinal);

    /// <summary>Registers a module that predicts from codes: users and items, int64 [batch], to ratings, [batch] or [batch, 1].</summary>
    /// <param name="name">Its name; a second registration takes the place of the first.</param>
    /// <param name="build">
    /// Makes it, with weights as it likes to start. A table of users has a row for each user as its first dimension, one of items likewise.
    /// </param>
    /// <param name="recipe">How <c>train --model NAME</c> trains it unless told otherwise; Adam at its usual .001 with early stopping by
    /// default.</param>
    /// <exception cref="ArgumentException">A published model has the name.</exception>
    public static void Register(
        string name, Func<ModuleSize, torch.nn.Module<Tensor, Tensor, Tensor>> build, TrainingOptions? recipe = null) =>
        Add(new RegisteredModule(name, build), _ => [], recipe);

    /// <summary>Registers a module that also reads layers, such as the items' content: users, items and [batch, width].</summary>
    /// <param name="name">Its name; a second registration takes the place of the first.</param>
    /// <param name="build">Makes it.</param>
    /// <param name="recipe">As above. There, the module reads all features that the command is given, by their names in alphabetical
    /// order.</param>
    /// <exception cref="ArgumentException">A published model has the name.</exception>
    public static void Register(
        string name, Func<ModuleSize, torch.nn.Module<Tensor, Tensor, Tensor, Tensor>> build, TrainingOptions? recipe = null) =>
        Add(new RegisteredModule(name, build), ContentOf, recipe);

    /// <summary>A model of a registered module.</summary>
    /// <param name="name">The module's name.</param>
    /// <param name="arguments">What it is built with; saved as JSON.</param>
    /// <param name="reads">Layers that it reads beside the codes, such as <c>new FeatureVector("text", 300)</c>.</param>
    public static Model Model(string name, object? arguments = null, params IReadOnlyList<Layer> reads) =>
        new(name, new ModuleLayer(name, reads)
        {
            Arguments = arguments is null ? null : JsonSerializer.SerializeToElement(arguments, Json.Options),
        });

    /// <summary>The module of a name.</summary>
    /// <exception cref="KeyNotFoundException">None is registered.</exception>
    internal static RegisteredModule Find(string name) =>
        Known.GetValueOrDefault(name) ?? throw ModuleWeights.NotRegistered(name);

    private static IReadOnlyList<Layer> ContentOf(ModelInputs inputs) =>
        [.. inputs.FeatureWidths.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new FeatureVector(f.Key, f.Value))];

    private static void Add(RegisteredModule module, Func<ModelInputs, IReadOnlyList<Layer>> reads, TrainingOptions? recipe)
    {
        ModelZoo.Register(
            new ZooEntry(
                module.Name,
                $"the torch.nn.Module '{module.Name}'",
                "registered",
                [],
                options => Model(module.Name, null, reads(options.Inputs))));
        Recipe.Register(module.Name, recipe ?? new() { Optimizer = new Adam(.001), EarlyStopping = new(Patience: 6) });
        Known[module.Name] = module;
        ModuleWeights.Register(module.Name, module.Weights);
    }
}
