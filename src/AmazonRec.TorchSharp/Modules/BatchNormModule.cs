using TorchSharp;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>
/// Each column less its mean, over its deviation: of the batch in training, where the running ones move; else the running ones. As
/// torch.nn.BatchNorm1d, which refuses a batch of one row.
/// </summary>
/// <param name="weights">Gain, bias, running mean and running variance, each [1, width].</param>
/// <param name="epsilon">Keeps the root from zero.</param>
/// <param name="momentum">How far the running ones move towards the batch's.</param>
internal sealed class BatchNormModule(TorchWeight[] weights, float epsilon, float momentum) : LayerModule
{
    private readonly Scalar _epsilon = (double)epsilon;
    private readonly Scalar _momentum = (double)momentum;
    private readonly Scalar _rest = 1 - (double)momentum;

    public override torch.Tensor forward(Pass input1, IReadOnlyList<torch.Tensor> input2)
    {
        var (x, mean, variance) = (input2[0], weights[2].Value, weights[3].Value);
        if (input1.TrainingStep is not null)
        {
            mean = x.mean([0], keepdim: true);
            variance = ((x - mean) * (x - mean)).mean([0], keepdim: true);
            using var constant = torch.no_grad();
            using Scalar unbiased = (double)input1.Rows / Math.Max(1, input1.Rows - 1);
            Move(weights[2].Value, mean);
            Move(weights[3].Value, variance.mul(unbiased));
        }

        return ((x - mean) * variance.Plus(_epsilon).rsqrt() * input1.Whole(weights[0])).Plus(input1.Whole(weights[1]));
    }

    private void Move(torch.Tensor running, torch.Tensor to) => running.mul_(_rest).add_(to, _momentum);
}
