using System.Text;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

[Collection(RunAlone.Name)]
public sealed class ReadingThreadsTests
{
    [Fact]
    public void Neither_threads_nor_the_number_of_blocks_change_a_bit()
    {
        var text = new StringBuilder("user,item,rating,timestamp\n");
        for (var i = 0; i < 300_000; i++) // a block of 64 kB and two of 4 MB
            text.Append(
                i % 99_991 == 99_990
                    ? "u,i,none,0"
                    : $"u{i * 7919L % 100_003},i{i * 104_729L % 9_973},{1 + (i % 5)},{1_300_000_000 + i}").Append('\n');
        var source = InMemory.File(text.ToString());
        var one = Ratings.Read(source, new ReadOptions { Threads = 1, SkipBadRows = 9 });
        Assert.Equal(3, one.BadRows.Count);
        foreach (var threads in new[] { 2, 3 })
        {
            var many = Ratings.Read(source, new ReadOptions { Threads = threads, SkipBadRows = 9 });
            Assert.True(one.User.AsSpan().SequenceEqual(many.User) && one.Item.AsSpan().SequenceEqual(many.Item));
            Assert.True(one.Value.AsSpan().SequenceEqual(many.Value) && one.Time.AsSpan().SequenceEqual(many.Time));
            Assert.True(one.Users.Ids.SequenceEqual(many.Users.Ids) && one.Items.Ids.SequenceEqual(many.Items.Ids));
            Assert.Equal(one.BadRows, many.BadRows);
        }
    }
}
