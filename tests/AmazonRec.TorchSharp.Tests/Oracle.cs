using TorchSharp;

namespace AmazonRec.TorchSharp.Tests;

/// <summary>What engines are held to: libtorch in double precision.</summary>
internal static class Oracle
{
    public static TorchEngine Engine { get; } = new("cpu", torch.ScalarType.Float64);
}
