using AmazonRec.Features;
using AmazonRec.Models;
using TorchSharp;

namespace AmazonRec.TorchSharp.Modules;

/// <summary>The frozen numbers of each item; they stay on the device.</summary>
internal sealed class FeaturesModule : LayerModule
{
    private readonly torch.Tensor _values;

    public FeaturesModule(ItemFeatures features, torch.Device device, torch.ScalarType type)
    {
        using var array = torch.tensor(features.Values, [features.Values.Length / features.Width, features.Width], type, device);
        _values = array.clone(); // as TorchWeight does
        register_buffer(nameof(_values), _values, persistent: false); // no weight, so no part of the state
    }

    public override torch.Tensor forward(Pass input1, IReadOnlyList<torch.Tensor> input2) =>
        _values.index_select(0, input1.Codes(Entity.Item));
}
