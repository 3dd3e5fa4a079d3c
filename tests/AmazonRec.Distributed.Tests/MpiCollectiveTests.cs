namespace AmazonRec.Distributed.Tests;

public sealed class MpiCollectiveTests
{
    [Fact]
    public void A_null_reference_is_an_exception_still()
    {
        Assert.SkipUnless(MpiRun.Missing is null, MpiRun.Missing ?? "");
        using var alone = new MpiCollective();
        Assert.Equal((0, 1), (alone.Rank, alone.Size));
        var nothing = alone.Size > 1 ? "" : null;
        Assert.Throws<NullReferenceException>(() => nothing!.Length); // in its first version a crash: MPICH caught the signal
    }
}
