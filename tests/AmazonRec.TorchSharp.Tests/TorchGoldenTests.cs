using AmazonRec.Testing.Engines;

namespace AmazonRec.TorchSharp.Tests;

/// <summary>The torch engine against training traces of PyTorch in double precision.</summary>
public sealed class TorchGoldenTests
{
    public static TheoryData<int> Cases => GoldenTrace.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_torch_engine_follows_the_trace(int index) => GoldenTrace.Of(index).Follow(new TorchEngine());
}
