using AmazonRec.Data.Coded;
using AmazonRec.Data.Storage;
using AmazonRec.Testing;

namespace AmazonRec.Data.Tests.Coded;

public sealed class CodedRowsTests : IDisposable
{
    private const int BlockRows = 16;

    private readonly TemporaryFolder _folder = new();
    private readonly Ratings _ratings = Ratings.FromRows(
        Enumerable.Range(0, 100).Select(i => ($"u{i * 7 % 30}", $"i{i * 11 % 23}", 1f + (i % 5), 1_000_000_000L + i)));

    private string Place => _folder.PathOf("a.rows");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_come_back_as_they_were_written()
    {
        CodedRows.Write(_ratings, Place, BlockRows);
        using var rows = CodedRows.Open(Place);
        Assert.Equal((100, 7, 30, 23), (rows.Count, rows.Blocks, rows.UserCount, rows.ItemCount));
        SameRatings.Check(_ratings, rows.ReadAll());
        SameRatings.Check(_ratings, Ratings.Read(Place));
        Assert.Equal(_ratings.Funnel, rows.Funnel);
    }

    [Fact]
    public void Blocks_are_read_in_any_order()
    {
        CodedRows.Write(_ratings, Place, BlockRows);
        using var rows = CodedRows.Open(Place);
        var block = rows.NewBlock();
        foreach (var b in new[] { 6, 0, 3 })
        {
            rows.Read(b, block);
            Assert.Equal((b * BlockRows, b == 6 ? 4 : BlockRows), (block.First, block.Count));
            Assert.Equal(_ratings.User.AsSpan(b * BlockRows, block.Count), block.User);
            Assert.Equal(_ratings.Time.AsSpan(b * BlockRows, block.Count), block.Time);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => rows.Read(7, block));
    }

    [Fact]
    public void Any_tool_for_safetensors_reads_the_columns()
    {
        CodedRows.Write(_ratings, Place);
        var tensors = Safetensors.Read(Place);
        Assert.Equal(_ratings.User, tensors["user"].As<int>());
        Assert.Equal(_ratings.Item, tensors["item"].As<int>());
        Assert.Equal(_ratings.Value, tensors["rating"].As<float>());
        Assert.Equal(_ratings.Time, tensors["time"].As<long>());
    }

    [Fact]
    public void The_same_rows_have_the_same_hash_and_others_another()
    {
        CodedRows.Write(_ratings, Place);
        CodedRows.Write(_ratings, _folder.PathOf("b.rows"));
        CodedRows.Write(_ratings.Rows([.. Enumerable.Range(0, 99)]), _folder.PathOf("c.rows"));
        Assert.Equal(HashOf(Place), HashOf(_folder.PathOf("b.rows")));
        Assert.NotEqual(HashOf(Place), HashOf(_folder.PathOf("c.rows")));

        static string HashOf(string path)
        {
            using var rows = CodedRows.Open(path);
            return rows.Hash;
        }
    }

    [Fact]
    public void A_bit_that_was_turned_is_told_with_its_rows()
    {
        CodedRows.Write(_ratings, Place, BlockRows);
        var bytes = File.ReadAllBytes(Place);
        bytes[CodedLayout.HeaderLength + (20 * sizeof(long))] ^= 1; // the time of row 20
        File.WriteAllBytes(Place, bytes);
        using var rows = CodedRows.Open(Place);
        rows.Read(0, rows.NewBlock());
        var error = Assert.Throws<FormatException>(() => rows.Read(1, rows.NewBlock()));
        Assert.Contains($"{Place}: damaged: rows 16 to 31", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(1000)]
    [InlineData(CodedLayout.HeaderLength + 400)]
    public void A_file_that_was_cut_is_refused(int length)
    {
        CodedRows.Write(_ratings, Place, BlockRows);
        File.WriteAllBytes(Place, File.ReadAllBytes(Place)[..length]);
        var error = Assert.Throws<FormatException>(() => CodedRows.Open(Place));
        Assert.StartsWith($"{Place}: can't be read as coded rows: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("amazonrec data convert", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_in_part_leaves_nothing()
    {
        using (var writer = new CodedRowsWriter(Place))
        {
            writer.Begin(_ratings.Users, _ratings.Items, 2);
            writer.Append([0], [0], [5], [1]);
            Assert.Throws<InvalidOperationException>(() => writer.End(isImplicit: false, timeIsOrder: false, []));
            Assert.Throws<ArgumentException>(() => writer.Append([0, 0], [0, 0], [5, 5], [1, 1]));
        }

        Assert.Empty(Directory.GetFiles(_folder.PathOf(".")));
    }

    [Fact]
    public void A_file_of_another_kind_is_refused()
    {
        File.WriteAllText(Place, "user,item,rating\na,b,3\n");
        Assert.Throws<FormatException>(() => CodedRows.Open(Place));
        AtomicFile.Write(Place, stream => Safetensors.Write(stream, new Dictionary<string, Tensor> { ["x"] = Tensor.Of(new[] { 1f }) }));
        Assert.Contains("of this version", Assert.Throws<FormatException>(() => CodedRows.Open(Place)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => CodedRows.Open(_folder.PathOf("none.rows")));
    }
}
