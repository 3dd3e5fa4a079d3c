using AmazonRec.Compute;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Layers;

namespace AmazonRec.Training;

/// <summary>Refuses a model that this machine has no room for, before it tries.</summary>
internal static class MemoryNeed
{
    /// <summary>Weights, gradients and two moments, each in single precision.</summary>
    private const int BytesPerParameter = 4 * sizeof(float);

    private const int RowStateBytes = 16;

    /// <summary>Bytes beside the tables, of each user and item: training rows and a bias.</summary>
    private const int NumbersOfEach = sizeof(ushort) + sizeof(float);

    /// <summary>Bytes of two windows of rows, and of the program.</summary>
    private const long WorkBytes = 250_000_000;

    /// <summary>What lists keep of a row: its columns, and its place among those of its user.</summary>
    private const int BytesOfListedRow = 24;

    /// <summary>And of a user or an item: its id, where its rows begin, means, what is known of it.</summary>
    private const int BytesOfListedCode = 60;

    /// <summary>Bytes there are for all that this process holds.</summary>
    public static long Available => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>Bytes that training a model takes, item features included, apart from the rows.</summary>
    public static long Estimate(Model model, ModelShape shape) =>
        (model.Weights(shape).Sum(w => (long)w.Rows * w.Columns) * BytesPerParameter)
        + model.Layers.OfType<FeatureVector>().Sum(features => (long)features.Width * shape.Items * sizeof(float));

    /// <exception cref="ArgumentException">The model is too large; the message says by how much.</exception>
    public static void Check(Model model, ModelShape shape)
    {
        var weights = model.Weights(shape);
        var parameters = weights.Sum(w => (long)w.Rows * w.Columns);
        var (need, have) = ((double)parameters * BytesPerParameter, (double)Available);
        var largest = weights.Max(w => (long)w.Rows * w.Columns * BytesPerParameter / sizeof(float));
        if (need < have && largest < Array.MaxLength) return;
        throw new ArgumentException(
            $"The model has {parameters:N0} parameters: {need / 1e9:N1} GB with their gradients and moments, of {have / 1e9:N1} GB "
            + $"there are, and no weight may be larger than {Array.MaxLength / BytesPerParameter * sizeof(float):N0} numbers. Lower "
            + "--factors or --hidden, or keep fewer users and items.");
    }

    /// <summary>The same for rows that stay on disk, by what the optimiser keeps of each row of a table.</summary>
    /// <param name="model">The graph.</param>
    /// <param name="shape">Rows of its tables.</param>
    /// <param name="options">The optimiser.</param>
    /// <param name="engine">What trains it.</param>
    /// <exception cref="ArgumentException">The model is too large; the message says what takes less.</exception>
    public static void CheckStored(Model model, ModelShape shape, TrainingOptions options, IEngine engine)
    {
        var (need, have) = (StoredBytes(model, shape, options, engine), Available);
        if (need < have) return;
        var plain = options with { Optimizer = new Sgd(1), Schedule = new Constant() };
        var least = StoredBytes(model, shape, plain, Engine.Default);
        throw new ArgumentException(
            $"The model takes {need / 1e9:N1} GB with what its optimiser keeps, of {have / 1e9:N1} GB there are. "
            + (least < have
                ? "Stochastic gradient descent without momentum (--optimizer sgd --momentum 0 --schedule constant) takes "
                    + $"{least / 1e9:N1} GB."
                : "Lower --factors, or keep fewer users and items."));
    }

    /// <summary>Refuses lists of a model that is too large for them, before the rows are read.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="model">The graph.</param>
    /// <param name="shape">Its users and items.</param>
    /// <param name="rows">Rows that are read, too.</param>
    /// <exception cref="FormatException">It is.</exception>
    public static void CheckLists(string folder, Model model, ModelShape shape, long rows)
    {
        var weights = model.Weights(shape);
        var numbers = weights.Sum(w => (long)w.Rows * (w.Columns + EmbeddingKernels.Padded(w.Columns))); // read, and in a network
        var (need, have) = (
            (numbers * sizeof(float)) + (rows * BytesOfListedRow) + ((shape.Users + (long)shape.Items) * BytesOfListedCode), Available);
        if (need < have && weights.Max(w => (long)w.Rows * w.Columns) < Array.MaxLength) return;
        throw new FormatException(
            $"{folder}: lists of this run take some {need / 1e9:N1} GB of memory, of {have / 1e9:N1} GB there are, and no table may have more "
            + $"than {Array.MaxLength:N0} numbers. Ask on a larger machine, or train fewer factors, or fewer users and items (--core).");
    }

    /// <summary>Bytes that training from disk takes.</summary>
    public static long StoredBytes(Model model, ModelShape shape, TrainingOptions options, IEngine engine)
    {
        var own = ReferenceEquals(engine, Engine.Default) || engine.Name == Engine.Default.Name;
        var plain = options.Optimizer is PerSampleSgd
            || options is { Optimizer: Sgd { Momentum: 0, WeightDecay: 0 }, Schedule: Constant };
        var parts = !own ? 4 : plain ? 1 : options.Optimizer is Sgd ? 2 : 3;
        var tables = model.Weights(shape).Sum(w =>
        {
            var padded = (long)(own ? EmbeddingKernels.Padded(w.Columns) : w.Columns);
            return w.Rows * ((padded * parts * sizeof(float)) + (own && !plain && w.Entity is not null ? RowStateBytes : 0));
        });
        return tables + ((long)(shape.Users + (long)shape.Items) * NumbersOfEach) + WorkBytes;
    }
}
