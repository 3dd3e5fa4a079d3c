namespace AmazonRec.Compute.Tests;

public sealed class PhiloxTests
{
    /// <summary>The known answers that Salmon et al. publish with Random123 for philox4x32-10.</summary>
    public static TheoryData<ulong, PhiloxBlock, PhiloxBlock> Published => new()
    {
        { 0, new(0, 0, 0, 0), new(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8) },
        { ulong.MaxValue, new(
            uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue), new(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd) },
        { 0x299f31d0a4093822, new(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344), new(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1) },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Bits_equal_the_published_vectors(ulong key, PhiloxBlock counter, PhiloxBlock expected) =>
        Assert.Equal(expected, Philox.Block(key, counter));

    [Fact]
    public void Lanes_are_the_words_in_order()
    {
        var block = new PhiloxBlock(1, 2, 3, 4);
        Assert.Equal([1u, 2u, 3u, 4u], [block[0], block[1], block[2], block[3]]);
        Assert.Throws<ArgumentOutOfRangeException>(() => block[4]);
    }
}
