using AmazonRec.Engines.Managed;
using AmazonRec.Testing.Engines;

namespace AmazonRec.Tests.Engines;

/// <summary>The managed engine against training traces of PyTorch in double precision.</summary>
public sealed class TrainingGoldenTests
{
    public static TheoryData<int> Cases => GoldenTrace.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_managed_engine_follows_the_trace(int index) => GoldenTrace.Of(index).Follow(new ManagedEngine());
}
