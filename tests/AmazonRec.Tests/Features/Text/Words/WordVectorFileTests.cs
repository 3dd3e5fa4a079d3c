using System.Text;
using AmazonRec.Compute;
using AmazonRec.Features.Text.Words;
using AmazonRec.Testing;

namespace AmazonRec.Tests.Features.Text.Words;

public sealed class WordVectorFileTests : IDisposable
{
    private static readonly WordVectors Three = new(["the", "caf\u00e9", "x"], 2, [1, -2.5f, 0.1f, 1e-30f, float.MaxValue, 0]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Both_formats_come_back_to_the_same_bits()
    {
        WordVectorFile.WriteBinary(_folder.PathOf("v.bin"), Three);
        WordVectorFile.WriteText(_folder.PathOf("v.txt"), Three);
        foreach (var name in new[] { "v.bin", "v.txt" })
        {
            var read = WordVectorFile.Read(_folder.PathOf(name));
            Assert.Equal(Three.Words, read.Vectors!.Words);
            Assert.True(Three.Values.SequenceEqual(read.Vectors.Values));
            Assert.Equal((3, 2, 0), (read.InFile, read.Width, read.Repeated));
        }
    }

    [Theory]
    [InlineData("")] // as gensim and GoogleNews
    [InlineData("\n")] // as word2vec
    public void A_binary_file_written_by_hand_is_read(string behind)
    {
        byte[] bytes = [
            .. "2 1\na "u8,
            0,
            0,
            0x80,
            0x3F,
            .. Encoding.ASCII.GetBytes(behind),
            .. "bc "u8,
            0,
            0,
            0x20,
            0xC0,
            .. Encoding.ASCII.GetBytes(behind)];
        var read = WordVectorFile.Read(_folder.WriteBytes("v.bin", bytes)).Vectors!;
        Assert.Equal(["a", "bc"], read.Words);
        Assert.Equal([1f, -2.5f], read.Values.ToArray());
    }

    [Fact]
    public void A_text_file_written_by_hand_is_read_plain_or_gzip()
    {
        const string Text = "2 3\nnew_york 0.5 -1e-3 2 \r\n\u00fcber 1 2 3\r\n";
        foreach (var path in new[] { _folder.Write("v.txt", Text), _folder.WriteGzip("v.txt.gz", Text) })
        {
            var read = WordVectorFile.Read(path).Vectors!;
            Assert.Equal(["new_york", "\u00fcber"], read.Words);
            Assert.Equal([0.5f, -1e-3f, 2, 1, 2, 3], read.Values.ToArray());
        }
    }

    [Fact]
    public void Only_words_that_are_asked_for_are_kept_and_a_second_one_is_counted()
    {
        var path = _folder.Write("v.txt", "4 1\na 1\nb 2\nb 3\nc 4\n");
        var read = WordVectorFile.Read(path, new HashSet<string> { "b", "z" });
        Assert.Equal(["b"], read.Vectors!.Words);
        Assert.Equal([2f], read.Vectors.Values.ToArray());
        Assert.Equal((4, 1), (read.InFile, read.Repeated));
        Assert.Null(WordVectorFile.Read(path, new HashSet<string> { "z" }).Vectors);
    }

    [Theory]
    [InlineData("", "byte 0: the first line is no 'count width'")]
    [InlineData("words\n", "the first line is no 'count width'")]
    [InlineData("0 5\n", "the first line is no 'count width'")]
    [InlineData("2 2\na 1 2\n", "v.txt:3: the file ends after 1 of 2 vectors")]
    [InlineData("2 2\na 1 2\nb 1\n", "v.txt:3: has 1 numbers, and the first line tells of 2")]
    [InlineData("2 2\na 1 2\nb 1 zwei\n", "v.txt:3: 'zwei' is no finite number")]
    [InlineData("1 2\na 1 2\nb 3 4\n", "more follows the 1 vectors")]
    [InlineData("1 2\na 1 NaN\n", "v.txt:2: 'NaN' is no finite number")]
    public void A_malformed_text_file_is_an_error_with_its_place(string text, string part)
    {
        var error = Assert.Throws<FormatException>(() => WordVectorFile.Read(_folder.Write("v.txt", text)));
        Assert.Contains(part, error.Message);
        Assert.Contains("v.txt", error.Message);
    }

    [Fact]
    public void A_binary_file_that_is_cut_short_is_an_error_with_its_byte()
    {
        WordVectorFile.WriteBinary(_folder.PathOf("v.bin"), Three);
        var whole = File.ReadAllBytes(_folder.PathOf("v.bin"));
        for (var length = 0; length < whole.Length - 1; length++) // without the last line break it is whole
        {
            var path = _folder.WriteBytes("cut.bin", whole[..length]);
            Assert.Contains("cut.bin", Assert.Throws<FormatException>(() => WordVectorFile.Read(path)).Message);
        }

        whole[4 + 4 + 3] = 0x7F;
        whole[4 + 4 + 2] = 0xC0;
        Assert.Contains(
            "byte 8: number 1 of vector 1",
            Assert.Throws<FormatException>(() => WordVectorFile.Read(_folder.WriteBytes("nan.bin", whole))).Message);
    }

    [Fact]
    public void Any_damage_is_read_or_refused_but_never_more_than_that()
    {
        WordVectorFile.WriteBinary(_folder.PathOf("v.bin"), Three);
        WordVectorFile.WriteText(_folder.PathOf("v.txt"), Three);
        var random = RandomSource.For(11, "damage");
        foreach (var name in new[] { "v.bin", "v.txt" })
        {
            var whole = File.ReadAllBytes(_folder.PathOf(name));
            for (var n = 0; n < 1500; n++)
            {
                var bytes = whole.ToList();
                for (var change = 0; change <= random.Below(3, (ulong)(n * 16)); change++)
                {
                    var at = random.Below(bytes.Count, (ulong)((n * 16) + (change * 4) + 1));
                    var value = (byte)random.Bits((ulong)((n * 16) + (change * 4) + 2));
                    switch (random.Below(3, (ulong)((n * 16) + (change * 4) + 3)))
                    {
                        case 0: bytes[at] = value; break;
                        case 1: bytes.Insert(at, value); break;
                        default: bytes.RemoveAt(at); break;
                    }
                }

                var path = _folder.WriteBytes("damaged", [.. bytes]);
                try
                {
                    var read = WordVectorFile.Read(path);
                    Assert.True(
                        read.Vectors is null || float.IsFinite(read.Vectors.Values.ToArray().Sum(Math.Abs)) || name == "v.bin"
                            || read.Vectors.Values.Length > 0);
                    foreach (var value in read.Vectors!.Values) Assert.True(float.IsFinite(value));
                }
                catch (FormatException e)
                {
                    Assert.Contains("damaged", e.Message);
                }
            }
        }
    }

    [Fact]
    public void A_word_with_a_space_is_not_written() =>
        Assert.Throws<ArgumentException>(() => WordVectorFile.WriteBinary(_folder.PathOf("v.bin"), new WordVectors(["new york"], 1, [1])));
}
