using TorchSharp;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>One layer: from the pass and the outputs of the layers it reads to its own, each [batch, width].</summary>
internal abstract class LayerModule() : torch.nn.Module<Pass, IReadOnlyList<torch.Tensor>, torch.Tensor>(nameof(LayerModule));
