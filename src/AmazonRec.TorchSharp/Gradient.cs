using TorchSharp;

namespace AmazonRec.TorchSharp;

/// <summary>The loss's gradient with respect to a weight: of all of its rows, or of those that the batch read and zero elsewhere.</summary>
/// <param name="Values">[all rows or those read, columns].</param>
/// <param name="Rows">Which rows were read, each once; null for all.</param>
internal readonly record struct Gradient(torch.Tensor Values, torch.Tensor? Rows)
{
    /// <summary>target += factor gradient.</summary>
    public void AddTo(torch.Tensor target, double factor)
    {
        using Scalar by = factor;
        _ = Rows is null ? target.add_(Values, by) : target.index_add_(0, Rows, Values, by);
    }

    /// <summary>Each number squared.</summary>
    public Gradient Squared() => this with { Values = Values * Values };

    /// <summary>This and λ w, of all rows.</summary>
    public Gradient WithDecay(torch.Tensor weight, double decay)
    {
        using Scalar by = decay;
        var whole = weight.mul(by);
        AddTo(whole, 1);
        return new Gradient(whole, Rows: null);
    }
}
