using AmazonRec.Models;
using AmazonRec.Storage;

namespace AmazonRec.Engines;

/// <summary>The numbers of a model: weights, and what the optimiser remembers of them.</summary>
public interface INetwork : IRatingPredictor
{
    /// <summary>One optimiser step.</summary>
    /// <returns>The mean loss over the batch, before the step.</returns>
    double TrainBatch(Batch batch, Step step);

    /// <summary>A copy of the weights by name, [rows, columns] row-major.</summary>
    IReadOnlyDictionary<string, Tensor> Export();

    /// <summary>Replaces the weights; what the optimiser remembers stays.</summary>
    /// <exception cref="FormatException">A weight is missing or of another shape.</exception>
    void Import(IReadOnlyDictionary<string, Tensor> weights);
}
