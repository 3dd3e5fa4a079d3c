using TorchSharp;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>Thins in training by libtorch's own dropout and generator, which knows nothing of seed, layer and step.</summary>
internal sealed class OwnDropoutModule(float rate) : LayerModule
{
    public override torch.Tensor forward(Pass input1, IReadOnlyList<torch.Tensor> input2) =>
        torch.nn.functional.dropout(input2[0], rate, training: input1.TrainingStep is not null);
}
