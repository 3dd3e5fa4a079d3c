using AmazonRec.Models;

namespace AmazonRec.Engines;

/// <summary>Turns a model into a network that can be trained and asked.</summary>
public interface IEngine
{
    /// <summary>What results call it.</summary>
    string Name { get; }

    /// <summary>Whether it has the steps of an optimiser: all take batches, and not every one goes from rating to rating, or draws weights.</summary>
    bool Takes(Optimizer optimizer) => optimizer is not (PerSampleSgd or GibbsSampling);

    /// <summary>A network with initial weights.</summary>
    /// <param name="model">The graph.</param>
    /// <param name="shape">Rows of the embeddings.</param>
    /// <param name="options">Loss, optimiser, seed, features.</param>
    /// <exception cref="ArgumentException">The optimiser is one that it does not take, or features the model reads are missing, not finite
    /// or of another size.</exception>
    INetwork Compile(Model model, ModelShape shape, NetworkOptions options);
}
