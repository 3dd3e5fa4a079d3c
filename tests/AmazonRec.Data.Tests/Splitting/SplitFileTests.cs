using System.IO.Compression;
using AmazonRec.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AmazonRec.Data.Tests.Splitting;

public sealed class SplitFileTests : IDisposable
{
    private static readonly Ratings Hundred = Numbered(100, 5);

    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.PathOf("saved.split");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_saved_split_is_small_and_its_first_line_says_what_it_is()
    {
        Split.Random(Numbered(10_000, 5), .2, .1, seed: 9).Save(FilePath);
        Assert.InRange(new FileInfo(FilePath).Length, 1, 2_900); // 1.16 bits a row are what chance takes; two are stored
        using var reader = new StreamReader(new GZipStream(File.OpenRead(FilePath), CompressionMode.Decompress));
        var line = reader.ReadLine()!;
        foreach (
            var part in new[] { "\"format\":\"amazonrec split\",\"version\":1", "\"method\":\"random\"", "\"seed\":9", "\"test\":0.2", "\"rows\":10000" })
            Assert.Contains(part, line);
    }

    [Fact]
    public void Other_rows_are_refused_and_the_error_says_what_differs()
    {
        Split.Random(Hundred, .2).Save(FilePath);
        Assert.Contains(
            "a split of 100 rows, and these are 99", Assert.Throws<ArgumentException>(() => Split.Load(FilePath, Numbered(99, 5))).Message);
        Assert.Contains(
            "as many rows as these, but of other ones",
            Assert.Throws<ArgumentException>(() => Split.Load(FilePath, Numbered(100, 4))).Message);
        var renamed = new Ratings(
            Vocabulary.FromIds(Hundred.Users.Ids.Select(id => id + "'")),
            Hundred.Items,
            Hundred.User,
            Hundred.Item,
            Hundred.Value,
            Hundred.Time);
        Assert.Contains("of other ones", Assert.Throws<ArgumentException>(() => Split.Load(FilePath, renamed)).Message);
    }

    [Fact]
    public void A_damaged_file_never_makes_another_split()
    {
        var split = Split.Random(Hundred, .2, .1, seed: 1);
        split.Save(FilePath);
        var whole = File.ReadAllBytes(FilePath);
        Prop.ForAll(Gen.Choose(0, whole.Length - 1).Zip(Gen.Choose(1, 255)).ToArbitrary(), damage =>
        {
            var bytes = (byte[])whole.Clone();
            bytes[damage.Item1] ^= (byte)damage.Item2;
            return Refused(bytes) || Split.Load(FilePath, Hundred).Hash == split.Hash; // a few bytes of gzip say nothing, such as the time
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_file_that_was_cut_short_is_refused()
    {
        Split.Random(Hundred, .2).Save(FilePath);
        var bytes = File.ReadAllBytes(FilePath);
        for (var length = 0; length < bytes.Length; length += 3) Assert.True(Refused(bytes[..length]), $"{length} of {bytes.Length} bytes");
    }

    [Theory]
    [InlineData("user,item,rating\n", "no saved split")]
    [InlineData("{}\n", "no saved split")]
    [InlineData("[1]\n", "no saved split")]
    [InlineData("{\"format\":\"amazonrec split\",\"version\":2}\n", "version 2")]
    [InlineData("{\"format\":\"amazonrec split\",\"version\":1}\n", "damaged")]
    public void What_is_no_split_is_refused_with_the_reason(string text, string part)
    {
        var path = _folder.WriteGzip("other", text);
        var error = Assert.Throws<FormatException>(() => Split.Load(path, Hundred));
        Assert.StartsWith(path, error.Message);
        Assert.Contains(part, error.Message);
    }

    [Fact]
    public void A_split_of_two_files_is_not_saved() =>
        Assert.Contains(
            "keep its rows instead",
            Assert.Throws<InvalidOperationException>(() => Split.FromParts(Hundred, Hundred).Save(FilePath)).Message);

    private bool Refused(byte[] bytes)
    {
        File.WriteAllBytes(FilePath, bytes);
        try
        {
            Split.Load(FilePath, Hundred);
            return false;
        }
        catch (FormatException)
        {
            return true;
        }
    }

    private static Ratings Numbered(int rows, int stars) =>
        Ratings.FromRows(Enumerable.Range(0, rows).Select(i => ($"u{i % 7}", $"i{i % 13}", 1f + (i % stars), 1L + i)));
}
