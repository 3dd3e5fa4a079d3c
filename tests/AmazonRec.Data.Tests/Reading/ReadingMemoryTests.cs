using System.Text;
using AmazonRec.Testing;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

/// <summary>What takes much memory in other files is refused, at a limit, before it does.</summary>
[Collection(RunAlone.Name)]
public sealed class ReadingMemoryTests
{
    private const long LineOf100Megabytes = 100_000_000;

    [Theory]
    [InlineData("", 1)]
    [InlineData("user,item,rating\nu,i,4\n", 3)]
    [InlineData("user,item,rating\nu,i,\"", 2)]
    [InlineData("{\"overall\": \"", 1)]
    public void A_line_of_100_MB_is_refused_at_64_MB(string begin, int line)
    {
        var opened = new List<GeneratedStream>();
        var source = new DataSource("long", () =>
        {
            opened.Add(new GeneratedStream(Encoding.UTF8.GetBytes(begin), (byte)'x', LineOf100Megabytes));
            return opened[^1];
        });
        AssertRefused(() => Ratings.Read(source), line);
        if (begin.StartsWith('{')) AssertRefused(() => _ = Reviews.Read(source).Count(), line);
        Assert.All(opened, stream => Assert.InRange(stream.Position, 1, 66 << 20));
    }

    [Fact]
    public void A_line_of_100_MB_in_100_kB_of_gzip_is_refused_too()
    {
        var megabyte = TemporaryFolder.Gzip(new string('x', 1_000_000));
        AssertRefused(
            () => Ratings.Read(InMemory.File([.. Enumerable.Repeat(megabyte, 100).SelectMany(member => member)], "long")), line: 1);
    }

    [Fact]
    public void Of_millions_of_bad_rows_none_is_kept_beyond_what_is_tolerated()
    {
        var source = InMemory.File("user,item,rating\nu,i,4\n" + string.Concat(Enumerable.Repeat("x\n", 4_000_000)));
        BadRowException? error = null;
        Assert.InRange(
            AllocatedBy(() => error = Assert.Throws<BadRowException>(() => Ratings.Read(source, new ReadOptions { SkipBadRows = 1 }))),
            0,
            80_000_000);
        Assert.Equal(4, error!.Row.Line);
    }

    [Fact]
    public void A_line_of_nothing_but_delimiters_takes_no_more_than_other_lines()
    {
        var source = new DataSource("commas", () => new GeneratedStream([.. "user,item,rating\nu,i,4\n"u8], (byte)',', 20_000_000));
        Assert.InRange(
            AllocatedBy(
                () =>
                    Assert.Contains(
                        "19,999,978 columns",
                        Assert.Throws<BadRowException>(() => Ratings.Read(source)).Message.Replace("19999978", "19,999,978"))),
            0,
            300_000_000);
        var header = new DataSource("commas", () => new GeneratedStream([], (byte)',', 20_000_000));
        Assert.InRange(
            AllocatedBy(
                () =>
                    Assert.StartsWith(
                        "commas:1: 16,384 columns or more", Assert.Throws<FormatException>(() => Ratings.Read(header)).Message)),
            0,
            300_000_000);
    }

    [Fact]
    public void Long_rows_are_not_kept_by_the_thousand_to_tell_their_columns()
    {
        var row = Encoding.UTF8.GetBytes($"u,i,4,{new string('x', 1_000_000)}\n");
        var source = InMemory.File([.. "user,item,rating,text\n"u8, .. Enumerable.Repeat(row, 30).SelectMany(bytes => bytes)]);
        Assert.InRange(AllocatedBy(() => Assert.Equal(30, Ratings.Read(source).Count)), 0, 200_000_000);
    }

    private static void AssertRefused(Action read, int line)
    {
        var message = "";
        Assert.InRange(AllocatedBy(() => message = Assert.Throws<FormatException>(read).Message), 0, 600_000_000);
        Assert.Equal($"long:{line}: a line of more than 64 MB; what is read is text of one record a line.", message);
    }

    private static long AllocatedBy(Action work)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        work();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
