using AmazonRec.Models;
using TorchSharp;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>A row of the table for each id.</summary>
internal sealed class EmbeddingModule(Entity entity, TorchWeight table) : LayerModule
{
    public override torch.Tensor forward(Pass input1, IReadOnlyList<torch.Tensor> input2) => input1.Lookup(table, entity);
}
