using System.IO.Compression;
using System.Text;
using AmazonRec.Data.Catalogs;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

/// <summary>Files that are no text of ratings: the message says what they are, and shows none of their bytes.</summary>
public sealed class ForeignFilesTests
{
    public static TheoryData<string, byte[]> Binary => new()
    {
        { "a zip archive", Zip("ratings.csv") },
        { "an Excel workbook", Zip("[Content_Types].xml") },
        { "a 7z archive", [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C, 0, 4] },
        { "xz -dk", [0xFD, .. "7zXZ"u8, 0, 0, 4] },
        { "zstd -dk", [0x28, 0xB5, 0x2F, 0xFD, 4] },
        { "bzip2 -dk", [.. "BZh91AY&SY"u8] },
        { "a Parquet file", [.. "PAR1"u8, 0x15, 0] },
        { "an HDF5 file", [0x89, .. "HDF\r\n"u8, 0x1A, (byte)'\n'] },
        { "a PDF", [.. "%PDF-1.7\n"u8] },
        { "a SQLite database", [.. "SQLite format 3\0"u8] },
        { "an Excel workbook of the old kind", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] },
        { "a Python pickle", [0x80, 4, 0x95, 9, 0, 0] },
        { "a NumPy array", [0x93, .. "NUMPY"u8, 1, 0] },
        { "a tar archive", [.. new byte[257].Select((_, i) => (byte)(i < 20 ? 'r' : 0)), .. "ustar\0"u8, .. new byte[200]] },
        { "iconv -f utf-16 -t", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("user,item,rating\nu,i,4\n")] },
        { "iconv -f utf-16le", Encoding.Unicode.GetBytes("user,item,rating\nu,i,4\n") },
        { "iconv -f utf-16be", Encoding.BigEndianUnicode.GetBytes("user,item,rating\nu,i,4\n") },
        { "a kind that is not known", [.. Enumerable.Range(0, 400).Select(i => (byte)(i * 7))] },
    };

    [Theory]
    [MemberData(nameof(Binary))]
    public void What_is_no_text_is_told_by_its_bytes(string what, byte[] bytes)
    {
        foreach (var source in new[] { InMemory.File(bytes, "file"), InMemory.File(Gzip(bytes), "file") })
        {
            foreach (var options in new ReadOptions[] { new(), new() { Columns = ["user", "item", "rating"], SkipBadRows = 9 } })
                AssertTold(what, Assert.Throws<FormatException>(() => Ratings.Read(source, options)).Message);
            AssertTold(what, Assert.Throws<FormatException>(() => Reviews.Read(source).ToArray()).Message);
            AssertTold(what, Assert.Throws<FormatException>(() => Catalog.Read(source)).Message);
        }
    }

    [Theory]
    [InlineData("[{\"user_id\": \"u\"}]", "a JSON array", "jq -c '.[]'")]
    [InlineData("{\n  \"user_id\": \"u\",\n  \"rating\": 4\n}\n", "one JSON document over many lines", "jq -c")]
    [InlineData("{'reviewerID': 'A', 'overall': 5.0}\n", "Python literals", "ast.literal_eval")]
    [InlineData("{u'reviewerID': u'A', u'overall': 5.0}\n", "Python literals", "ast.literal_eval")]
    [InlineData("\n <!DOCTYPE html>\n<html><body>404, not found</body></html>", "an HTML page", "Download the file again")]
    [InlineData("<?xml version=\"1.0\"?>\n<ratings/>\n", "XML", "CSV")]
    [InlineData("user,item,rating\ru,i,4\rv,j,3\r", "old Macs", "tr ")]
    [InlineData("", "empty", "Name a file")]
    [InlineData("\n \n", "empty", "Name a file")]
    public void Text_of_another_kind_is_told_with_a_remedy(string text, string what, string remedy)
    {
        var message = Assert.Throws<FormatException>(() => Ratings.Read(InMemory.File(text, "file"))).Message;
        AssertTold(what, message);
        Assert.Contains(remedy, message);
    }

    [Fact]
    public void Latin_1_is_told_by_line_and_byte()
    {
        var error = Assert.Throws<BadRowException>(
            () => Ratings.Read(InMemory.File(Encoding.Latin1.GetBytes("user,item,rating\nu,i,4\nJosé,j,3\n"))));
        Assert.Equal(3, error.Row.Line);
        Assert.Contains("byte 4 is 0xE9", error.Row.Reason);
        Assert.Contains("iconv -f latin1 -t utf-8", error.Row.Reason);
    }

    [Fact]
    public void A_zero_byte_alone_does_not_make_text_binary() =>
        Assert.Equal(2, Assert.Throws<BadRowException>(() => Ratings.Read(InMemory.File("user,item,rating\nu,i,\0\nv,j,3\n"))).Row.Line);

    private static void AssertTold(string what, string message)
    {
        Assert.StartsWith("file: ", message);
        Assert.Contains(what, message);
        Assert.DoesNotContain(message, c => char.IsControl(c) || c == '\uFFFD');
        Assert.DoesNotContain("--columns", message);
    }

    private static byte[] Zip(string name)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry(name).Open()) entry.Write("user,item,rating\n"u8);
        return bytes.ToArray();
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
