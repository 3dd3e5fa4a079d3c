using AmazonRec.Data.Storage;
using AmazonRec.Models;

namespace AmazonRec.Engines;

/// <summary>
/// The numbers of a model: weights, and what the optimiser remembers of them. A network uses several threads, but serves one caller at a
/// time. Looking at it (predicting, exporting weights) between two steps can change the last bit of what follows, as rows that lag behind
/// are then brought up to date in two roundings instead of one; <see cref="ExportState"/> changes nothing.
/// </summary>
public interface INetwork : IRatingPredictor
{
    /// <summary>One optimiser step.</summary>
    /// <returns>The mean loss over the batch, before the step.</returns>
    double TrainBatch(Batch batch, Step step);

    /// <summary>The predicted rating of every item by one user, in the order of the item codes.</summary>
    /// <param name="user">Code of the user.</param>
    /// <param name="predictions">Receives as many ratings as there are items.</param>
    void PredictAllItems(int user, Span<float> predictions);

    /// <summary>
    /// The predicted ratings of every item by some users, as <see cref="PredictAllItems(int, Span{float})"/> has them; several at once may
    /// be quicker.
    /// </summary>
    /// <param name="users">Codes of the users.</param>
    /// <param name="predictions">[users][items].</param>
    void PredictAllItems(ReadOnlySpan<int> users, Span<float> predictions)
    {
        var items = users.IsEmpty ? 0 : predictions.Length / users.Length;
        for (var i = 0; i < users.Length; i++) PredictAllItems(users[i], predictions.Slice(i * items, items));
    }

    /// <inheritdoc/>
    void IItemRanker.ScoreItems(int user, Span<float> scores) => PredictAllItems(user, scores);

    /// <summary>
    /// A network that predicts beside this one, at the same time, on one thread, by the same weights: the rows of users and items are not
    /// copied, and a row that is written in one is written in the other. Neither may be trained or imported into from then on.
    /// </summary>
    /// <returns>The network; null where this one can't be asked by two callers at once.</returns>
    INetwork? Beside() => null;

    /// <summary>A copy of the weights by name, [rows, columns] row-major.</summary>
    IReadOnlyDictionary<string, Tensor> Export();

    /// <summary>Replaces the weights; what the optimiser remembers stays.</summary>
    /// <exception cref="FormatException">A weight is missing or of another shape.</exception>
    void Import(IReadOnlyDictionary<string, Tensor> weights);

    /// <summary>Replaces one row of a weight, such as what is one user's; what the optimiser remembers stays.</summary>
    /// <param name="weight">Its name.</param>
    /// <param name="row">Which row.</param>
    /// <param name="values">As many as the weight has columns.</param>
    /// <exception cref="ArgumentException">There is no such weight or row, or the number of values is another.</exception>
    void WriteRow(string weight, int row, ReadOnlySpan<float> values);

    /// <summary>
    /// A copy of the weights and of what the optimiser remembers (<c>NAME#moment1</c>: velocity or mean gradient, <c>NAME#moment2</c>: mean
    /// squared gradient, and what else this engine needs): with it, the same engine goes on bit for bit, and taking it changes nothing.
    /// </summary>
    IReadOnlyDictionary<string, Tensor> ExportState();

    /// <summary>Replaces the weights and what the optimiser remembers.</summary>
    /// <exception cref="FormatException">A tensor is missing or of another shape.</exception>
    void ImportState(IReadOnlyDictionary<string, Tensor> state);

    /// <summary>
    /// What <see cref="Export"/> or <see cref="ExportState"/> copy, to be written piece by piece instead; the network may not be trained
    /// before that is done. Parts of the state that hold nothing may be left out.
    /// </summary>
    /// <param name="state">Whether what the optimiser remembers is wanted, too.</param>
    IReadOnlyDictionary<string, StreamedTensor> Stream(bool state = false) =>
        (state ? ExportState() : Export()).ToDictionary(t => t.Key, t => StreamedTensor.Of(t.Value));

    /// <summary>Takes from a file what <see cref="Stream"/> gave.</summary>
    /// <param name="file">Holds the tensors, among others.</param>
    /// <param name="prefix">What their names begin with there.</param>
    /// <param name="state">Whether it holds what the optimiser remembers, too.</param>
    /// <exception cref="FormatException">A tensor is missing or of another shape.</exception>
    void ImportFrom(SafetensorsFile file, string prefix = "", bool state = false)
    {
        var tensors = file.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[prefix.Length..], file.Read, StringComparer.Ordinal);
        if (state) ImportState(tensors);
        else Import(tensors);
    }
}
