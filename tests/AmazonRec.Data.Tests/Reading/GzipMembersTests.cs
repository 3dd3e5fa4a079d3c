using AmazonRec.Testing;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

/// <summary>Gzip files of several members, as <c>cat a.gz b.gz</c> makes them: the second counts as much as the first.</summary>
public sealed class GzipMembersTests
{
    private static readonly byte[] First = TemporaryFolder.Gzip("user,item,rating\nu,i,4\n");
    private static readonly byte[] Second = TemporaryFolder.Gzip("v,j,5\nw,k,3\n");

    [Fact]
    public void Members_are_read_as_one_file() => Assert.Equal(["u", "v", "w"], Read([.. First, .. Second]).Users.Ids);

    [Fact]
    public void Zeros_behind_the_last_are_padding() => Assert.Equal(3, Read([.. First, .. Second, .. new byte[10_000]]).Count);

    [Fact]
    public void A_second_member_that_is_cut_anywhere_is_an_error()
    {
        for (var length = 1; length < Second.Length; length++) AssertDamaged([.. First, .. Second[..length]]);
    }

    [Theory]
    [InlineData(0)] // its magic number
    [InlineData(1)]
    [InlineData(2)] // the method
    [InlineData(15)] // the data
    [InlineData(-8)] // the checksum
    [InlineData(-4)] // the length
    public void A_second_member_that_is_damaged_is_an_error(int at)
    {
        var damaged = (byte[])Second.Clone();
        damaged[at < 0 ? damaged.Length + at : at] ^= 0x40;
        AssertDamaged([.. First, .. damaged]);
    }

    [Fact]
    public void A_damaged_member_in_the_middle_does_not_pass_for_the_end()
    {
        AssertDamaged([.. First, 0x1F, 0x8C, .. Second[2..], .. Second]);
        AssertDamaged([.. First, .. new byte[600], .. "u,j,4\n"u8]);
    }

    private static void AssertDamaged(byte[] gzip) =>
        Assert.Contains("the gzip stream is cut short or damaged", Assert.Throws<FormatException>(() => Read(gzip)).Message);

    private static Ratings Read(byte[] gzip) => Ratings.Read(InMemory.File(gzip));
}
