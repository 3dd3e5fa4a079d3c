using AmazonRec.Models;

namespace AmazonRec.Engines;

/// <summary>Turns a model into a network that can be trained and asked.</summary>
public interface IEngine
{
    /// <summary>What results call it.</summary>
    string Name { get; }

    /// <summary>A network with initial weights.</summary>
    /// <param name="model">The graph.</param>
    /// <param name="shape">Rows of the embeddings.</param>
    /// <param name="options">Loss, optimiser, seed, features.</param>
    /// <exception cref="ArgumentException">Features the model reads are missing, not finite or of another size.</exception>
    INetwork Compile(Model model, ModelShape shape, NetworkOptions options);
}
