using AmazonRec.Benchmarks.Peers;
using AmazonRec.Studies.Running;

namespace AmazonRec.Benchmarks.Tests;

public sealed class PeerVectorsTests
{
    [Fact]
    public void A_narrower_run_narrows_each_library_and_a_wide_one_none()
    {
        Assert.Equal(PeerVectors.For(256).Keys, PeerVectors.For(128).Keys);
        Assert.Equal("avx2", PeerVectors.For(256)["ATEN_CPU_CAPABILITY"]);
        Assert.Equal(["OPENBLAS_CORETYPE"], PeerVectors.For(512).Keys);
    }

    [Fact]
    public void The_result_says_so_where_peers_are_narrowed() =>
        Assert.Equal(RunEnvironment.VectorBits == 512 || PeerVectors.Here.Count == 0, PeerVectors.Note is null);
}
