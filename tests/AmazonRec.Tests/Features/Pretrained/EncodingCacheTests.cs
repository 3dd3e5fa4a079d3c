using System.Text;
using AmazonRec.Features.Pretrained;
using AmazonRec.Testing;

namespace AmazonRec.Tests.Features.Pretrained;

public sealed class EncodingCacheTests : IDisposable
{
    private const int EntryBytes = 16 + (3 * 4) + 8;

    private static readonly EncoderCard Card = new("small", EncoderKind.Text, 3, "small", "abc", "MIT", "256 tokens");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_kept_is_there_the_next_time()
    {
        using (var first = Open())
        {
            first.Add(Key("red"), [1, 2, 3]);
            first.Add(Key("blue"), [4, 5, 6]);
            first.Add(Key("red"), [7, 8, 9]); // there already
            Assert.Equal([4, 5, 6], Read(first, "blue")!);
        }

        using var second = Open();
        Assert.Equal((2, false), (second.Count, second.IsReadOnly));
        Assert.Equal([1, 2, 3], Read(second, "red")!);
        Assert.Null(Read(second, "green"));
    }

    [Fact]
    public void A_last_entry_that_was_cut_off_is_cut_away()
    {
        Fill("red", "blue");
        var whole = new FileInfo(Path()).Length;
        for (var cut = 1; cut <= EntryBytes; cut++)
        {
            using (var file = File.OpenWrite(Path())) file.SetLength(whole - cut);
            using (var cache = Open())
            {
                Assert.Equal(1, cache.Count);
                Assert.Null(Read(cache, "blue"));
                cache.Add(Key("blue"), [4, 5, 6]);
            }

            Assert.Equal(whole, new FileInfo(Path()).Length);
            using var again = Open();
            Assert.Equal([4, 5, 6], Read(again, "blue")!);
        }
    }

    [Fact]
    public void A_damaged_entry_goes_and_so_do_those_behind_it()
    {
        Fill("red", "blue", "green");
        var bytes = File.ReadAllBytes(Path());
        bytes[^(2 * EntryBytes)] ^= 1;
        File.WriteAllBytes(Path(), bytes);
        using var cache = Open();
        Assert.Equal((1, false), (cache.Count, Read(cache, "red") is null));
    }

    [Fact]
    public void Of_two_at_once_the_second_reads_and_does_not_write()
    {
        Fill("red");
        using var first = Open();
        using (var second = Open())
        {
            Assert.True(second.IsReadOnly);
            Assert.Equal([1, 2, 3], Read(second, "red")!);
            second.Add(Key("blue"), [4, 5, 6]);
            Assert.Null(Read(second, "blue"));
        }

        first.Add(Key("blue"), [4, 5, 6]);
        Assert.False(first.IsReadOnly);
        Assert.Equal([4, 5, 6], Read(first, "blue")!);
    }

    [Fact]
    public void Another_encoder_input_or_runtime_has_another_file()
    {
        Fill("red");
        foreach (var (card, runtime) in new[] { (Card with { Hash = "abd" }, "r1"), (Card with { Input = "128 tokens" }, "r1"), (Card, "r2") })
        {
            using var other = EncodingCache.Open(_folder.Path, card, runtime);
            Assert.Equal(0, other.Count);
            Assert.NotEqual(Path(), other.Path);
        }
    }

    [Fact]
    public void A_file_of_something_else_is_begun_anew()
    {
        File.WriteAllText(Path(), "something else, and more of it than a header has bytes, as such files are");
        using (var cache = Open()) cache.Add(Key("red"), [1, 2, 3]);
        using var again = Open();
        Assert.Equal([1, 2, 3], Read(again, "red")!);
    }

    [Fact]
    public void Where_nothing_can_be_written_nothing_is_kept_and_nothing_fails()
    {
        using var cache = EncodingCache.Open(_folder.Write("file", "in the way"), Card, "r1");
        cache.Add(Key("red"), [1, 2, 3]);
        Assert.Equal((0, true), (cache.Count, cache.IsReadOnly));
        Assert.Null(Read(cache, "red"));
    }

    [Fact]
    public void Many_threads_may_read_and_write()
    {
        using (var cache = Open())
            Parallel.For(0, 500, i =>
            {
                cache.Add(Key($"{i % 250}"), [i % 250, 0, 0]);
                if (Read(cache, $"{i % 7}") is { } row) Assert.Equal(i % 7, row[0]);
            });
        using var again = Open();
        Assert.Equal(250, again.Count);
        for (var i = 0; i < 250; i++) Assert.Equal(i, Read(again, $"{i}")![0]);
    }

    private static UInt128 Key(string text) => EncodingCache.KeyOf(Encoding.UTF8.GetBytes(text));

    private static float[]? Read(EncodingCache cache, string text)
    {
        var row = new float[3];
        return cache.TryRead(Key(text), row) ? row : null;
    }

    private EncodingCache Open() => EncodingCache.Open(_folder.Path, Card, "r1");

    private string Path()
    {
        using var cache = Open();
        return cache.Path;
    }

    private void Fill(params string[] texts)
    {
        using var cache = Open();
        for (var i = 0; i < texts.Length; i++) cache.Add(Key(texts[i]), [(3 * i) + 1, (3 * i) + 2, (3 * i) + 3]);
    }
}
