namespace AmazonRec.Compute.Tests;

public sealed class AlignedBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void Numbers_start_at_a_cache_line_and_at_zero(int length)
    {
        using var buffer = new AlignedBuffer(length);
        Assert.Equal(length, buffer.Span.Length);
        Assert.Equal(-1, buffer.Span.IndexOfAnyExcept(0));
        Assert.Equal(0, buffer.DangerousGetHandle() % AlignedBuffer.Alignment);
    }

    [Fact]
    public void What_was_freed_is_not_read()
    {
        var buffer = new AlignedBuffer(3);
        buffer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => buffer.Span.Length);
    }

    [Fact]
    public void A_negative_length_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedBuffer(-1));
}
