using AmazonRec.Data.Downloads;

namespace AmazonRec.Data.Tests.Downloads;

public sealed class TransferRateTests
{
    [Fact]
    public void The_rate_is_of_what_was_transferred_and_not_of_what_lay_there()
    {
        var time = new NoWaiting();
        var rate = new TransferRate(time);
        rate.Observe(1_000_000);
        Assert.Null(rate.PerSecond);
        time.Advance(TimeSpan.FromSeconds(2));
        rate.Observe(1_000_600);
        Assert.Equal(300, rate.PerSecond);
        Assert.Equal(TimeSpan.FromSeconds(10), rate.Left(1_003_600));
        Assert.Null(rate.Left(total: null));
    }

    [Fact]
    public void Only_the_last_seconds_count()
    {
        var time = new NoWaiting();
        var rate = new TransferRate(time);
        for (var second = 0; second < 60; second++)
        {
            rate.Observe(second < 30 ? second * 1000 : 30_000 + ((second - 30) * 10));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(10, rate.PerSecond!.Value, 1e-9);
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(999, "999 bytes")]
    [InlineData(1000, "1.0 kB")]
    [InlineData(999_949, "999.9 kB")]
    [InlineData(999_950, "1.0 MB")]
    [InlineData(6_200_000_000, "6.2 GB")]
    public void Bytes_are_told_with_their_unit(long bytes, string text) => Assert.Equal(text, Bytes.Text(bytes));
}
