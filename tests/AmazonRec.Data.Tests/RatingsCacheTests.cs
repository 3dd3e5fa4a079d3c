using AmazonRec.Synthesis;
using AmazonRec.Testing;

namespace AmazonRec.Data.Tests;

public sealed class RatingsCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _source;

    public RatingsCacheTests() => _source = _folder.Write("r.csv", "user,item,rating,timestamp\nb,x,4,20\na,y,bad,10\na,x,3,10\n");

    private ReadOptions Options => new() { CacheFolder = _folder.PathOf("cache"), CacheFrom = 0, SkipBadRows = 2 };

    private string Cache => Assert.Single(Directory.GetFiles(_folder.PathOf("cache"), "*.arec"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_second_reading_finds_what_the_first_one_kept()
    {
        var first = Ratings.Read(_source, Options);
        var time = File.GetLastWriteTimeUtc(Cache);
        var second = Ratings.Read(_source, Options);
        SameRatings.Check(first, second);
        Assert.Equal(time, File.GetLastWriteTimeUtc(Cache));
        Assert.Equal(3, Assert.Single(second.BadRows).Line);
    }

    [Fact]
    public void Fingerprints_of_texts_are_kept_too()
    {
        var first = Ratings.Read(Sample.Reviews);
        var path = _folder.PathOf("sample.json.gz");
        using (var file = File.Create(path))
        using (var sample = Sample.Reviews.Open()) sample.CopyTo(file);
        _ = Ratings.Read(path, Options);
        SameRatings.Check(first, Ratings.Read(path, Options));
    }

    [Fact]
    public void A_changed_source_is_read_again()
    {
        _ = Ratings.Read(_source, Options);
        File.AppendAllText(_source, "c,z,5,30\n");
        Assert.Equal(3, Ratings.Read(_source, Options).Count);
        File.SetLastWriteTimeUtc(_source, DateTime.UnixEpoch.AddDays(9));
        Assert.Equal(3, Ratings.Read(_source, Options).Count);
    }

    [Fact]
    public void Another_way_of_reading_has_a_cache_of_its_own()
    {
        _ = Ratings.Read(_source, Options);
        Assert.Equal([4f], Ratings.Read(_source, Options with { RatingRange = new(4, 5) }).Value);
        Assert.Throws<BadRowException>(() => Ratings.Read(_source, Options with { SkipBadRows = 0 }));
    }

    [Fact]
    public void A_cache_with_any_byte_damaged_or_cut_off_is_made_anew_and_never_trusted()
    {
        var first = Ratings.Read(_source, Options);
        var (path, whole) = (Cache, File.ReadAllBytes(Cache));
        for (var at = 0; at < whole.Length; at += 7)
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= 0x10;
            File.WriteAllBytes(path, damaged);
            SameRatings.Check(first, Ratings.Read(_source, Options));
        }

        File.WriteAllBytes(path, whole[..(whole.Length / 2)]);
        SameRatings.Check(first, Ratings.Read(_source, Options));
    }

    [Fact]
    public void Without_a_place_to_write_reading_goes_on() =>
        Assert.Equal(2, Ratings.Read(_source, Options with { CacheFolder = _folder.Write("file", "") }).Count);

    [Fact]
    public void Small_files_are_not_kept()
    {
        _ = Ratings.Read(_source, Options with { CacheFrom = 1000 });
        Assert.False(Directory.Exists(_folder.PathOf("cache")));
    }
}
