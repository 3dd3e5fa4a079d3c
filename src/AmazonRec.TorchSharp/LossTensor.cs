using AmazonRec.Engines;
using TorchSharp;

namespace AmazonRec.TorchSharp;

/// <summary>Mean losses of a batch.</summary>
internal static class LossTensor
{
    private static readonly Scalar One = 1.0;
    private static readonly Scalar Half = .5;

    /// <summary>The mean loss of predictions, each [batch].</summary>
    public static torch.Tensor Value(Loss loss, torch.Tensor predictions, torch.Tensor ratings) => loss switch
    {
        Loss.Mse => Squares(predictions - ratings).mean(),
        Loss.Mae => (predictions - ratings).abs().mean(),
        Loss.Huber => Huber((predictions - ratings).abs()).mean(),
        Loss.Bce => CrossEntropy(predictions, ratings).mean(),
        _ => throw new NotSupportedException($"The torch engine has no loss {loss}."),
    };

    private static torch.Tensor Squares(torch.Tensor errors) => errors * errors;

    private static torch.Tensor Huber(torch.Tensor errors)
    {
        var near = errors.clamp_max(One);
        return Squares(near).mul(Half).Plus(errors - near);
    }

    /// <summary>max(x, 0) as (x + |x|) / 2, whose slope at 0 is a half.</summary>
    private static torch.Tensor CrossEntropy(torch.Tensor x, torch.Tensor labels)
    {
        var size = x.abs();
        return (x.Plus(size).mul(Half) - (x * labels)).Plus((-size).exp().log1p());
    }
}
