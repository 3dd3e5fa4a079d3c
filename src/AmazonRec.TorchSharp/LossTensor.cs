using AmazonRec.Engines;
using TorchSharp;

namespace AmazonRec.TorchSharp;

/// <summary>Mean losses of a batch.</summary>
internal static class LossTensor
{
    private static readonly Scalar One = 1.0;
    private static readonly Scalar Half = .5;

    /// <summary>The mean loss of predictions, each [batch].</summary>
    /// <param name="loss">Which.</param>
    /// <param name="predictions">[batch].</param>
    /// <param name="ratings">[batch]; not read where the loss is of groups.</param>
    /// <param name="groupSize">Rows of a group, where the loss is of such.</param>
    public static torch.Tensor Value(Loss loss, torch.Tensor predictions, torch.Tensor ratings, int groupSize) => loss switch
    {
        Loss.Mse => Squares(predictions - ratings).mean(),
        Loss.Mae => (predictions - ratings).abs().mean(),
        Loss.Huber => Huber((predictions - ratings).abs()).mean(),
        Loss.Bce => CrossEntropy(predictions, ratings).mean(),
        Loss.Bpr => Pairs(predictions.reshape(-1, groupSize)).mean(),
        Loss.Softmax => CrossEntropy(predictions.reshape(-1, groupSize)).mean(),
        _ => throw new NotSupportedException($"The torch engine has no loss {loss}."),
    };

    private static torch.Tensor Squares(torch.Tensor errors) => errors * errors;

    private static torch.Tensor Huber(torch.Tensor errors)
    {
        var near = errors.clamp_max(One);
        return Squares(near).mul(Half).Plus(errors - near);
    }

    /// <summary>How far others are behind the first of their group: [groups, others].</summary>
    private static torch.Tensor Pairs(torch.Tensor groups)
    {
        var behind = groups.narrow(1, 1, groups.size(1) - 1) - groups.narrow(1, 0, 1);
        return CrossEntropy(behind, torch.zeros_like(behind));
    }

    /// <summary>[groups].</summary>
    private static torch.Tensor CrossEntropy(torch.Tensor groups) => groups.logsumexp(1) - groups.select(1, 0);

    /// <summary>max(x, 0) as (x + |x|) / 2, whose slope at 0 is a half.</summary>
    private static torch.Tensor CrossEntropy(torch.Tensor x, torch.Tensor labels)
    {
        var size = x.abs();
        return (x.Plus(size).mul(Half) - (x * labels)).Plus((-size).exp().log1p());
    }
}
