using System.Text;
using AmazonRec.Data.Catalogs;
using AmazonRec.Testing;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Catalogs;

/// <summary>Whatever is done to a file, reading it ends in items or in a FormatException.</summary>
public sealed class CatalogFuzzTests
{
    private const int Files = 200;
    private const int LinesPerFile = 100;

    private static readonly Dictionary<string, (string? Header, string[] Lines)> Samples = new()
    {
        ["json"] = (null,
        [
            """{"asin": "B1", "title": "A <b>b</b> &amp; c\u00e9", "category": ["A", ["B"]], "description": ["<p>x", "y"], "price": "$5.00 - $6.00", "imageURL": ["https://x/1._S_.jpg"], "imageURLHighRes": ["https://x/1.jpg"], "details": {"A: ": "1", "B": {"c": [1]}}, "main_cat": "<img alt=\"M\"/>", "date": "May 15, 2009"}""",
            """{"parent_asin": "B2", "price": 12.5, "images": [{"hi_res": null, "large": "https://x/2.jpg"}], "details": {"N": 1e10}, "store": null}""",
        ]),
        ["python"] = (null,
        [
            """{'asin': '0001', 'title': "It's", 'price': 3.17, 'imUrl': 'http://x/1.jpg', 'related': {'also_bought': ['B1', 'B2',], 'n': None}, 'salesRank': {'Toys': 21L}, 'categories': [['A', 'B'], ['C']], 'description': u'a\'b\n\xc3\xa9\u2013\\ &lt;', 'x': True}""",
        ]),
        ["bars"] = (null, ["1|Toy Story (1995)|01-Jan-1995||http://us/M|0|0|0|1|1|1|0|0|0|0|0|0|0|0|0|0|0|0|0"]),
        ["colons"] = (null, ["1::Toy Story (1995)::Animation|Children's|Comedy", "2::X::Drama"]),
        ["csv"] = (
            "movie_id,title,genre_unknown,Drama,year,overview,price,image\n",
            ["1,\"A, \"\"B\"\" (1995)\",0,1,1995.0,\"Two\nlines & <b>one</b>\",$1.00,https://x/1.jpg", "2,C,1,0,,,,"]),
        ["bias"] = (
            "item_id,user_id,rating,timestamp,model_attr,category,brand,year,user_attr,split\n",
            ["0,u1,5.0,1999-06-13,Female,Audio & Video,Acme,1999,Male,0"]),
    };

    private static readonly Dictionary<string, (string? Header, string[] Lines)> UserSamples = new()
    {
        ["bars"] = (null, ["1|24|M|technician|85711"]),
        ["colons"] = (null, ["1::F::1::10::48067"]),
        ["bias"] = Samples["bias"],
    };

    [Theory]
    [InlineData("json")]
    [InlineData("python")]
    [InlineData("bars")]
    [InlineData("colons")]
    [InlineData("csv")]
    [InlineData("bias")]
    public void Mutated_rows_are_items_or_counted_as_bad(string format)
    {
        var mutator = new Mutator($"catalog fuzz {format}");
        var (header, lines) = Samples[format];
        var (items, bad) = (0L, 0L);
        for (var file = 0; file < Files; file++)
        {
            var report = Catalog.Read(Mutated(header, lines, mutator), new CatalogOptions { SkipBadRows = int.MaxValue }).Report;
            Assert.Equal(report.Rows, report.Items + report.Duplicates + report.OtherRows + report.BadRows.Count);
            items += report.Items;
            bad += report.BadRows.Count;
        }

        Assert.True(items > Files && bad > Files, $"{items} items and {bad} bad rows: the mutations are too strong or too weak");
    }

    [Theory]
    [InlineData("bars")]
    [InlineData("colons")]
    [InlineData("bias")]
    public void Mutated_rows_are_users_or_counted_as_bad(string format)
    {
        var mutator = new Mutator($"user fuzz {format}");
        var (header, lines) = UserSamples[format];
        for (var file = 0; file < Files; file++)
        {
            var users = UserProfiles.Read(Mutated(header, lines, mutator), new ReadOptions { SkipBadRows = int.MaxValue });
            Assert.InRange(users.Rows, users.Users.Count + users.BadRows.Count, LinesPerFile * 4);
        }
    }

    [Fact]
    public void A_file_mutated_from_its_first_byte_is_a_catalogue_or_a_FormatException()
    {
        var mutator = new Mutator("catalog file fuzz");
        foreach (var (header, lines) in Samples.Values)
        {
            var whole = Encoding.Latin1.GetBytes(header + string.Join('\n', lines));
            var gzip = TemporaryFolder.Gzip(header + string.Join('\n', lines));
            for (var n = 0; n < 400; n++)
            {
                var source = InMemory.File(mutator.Of(n % 4 == 0 ? gzip : whole));
                AssertReadsOrFormatException(() => Catalog.Read(source));
                AssertReadsOrFormatException(
                    () => Catalog.Read(source, new CatalogOptions { SkipBadRows = 100, Only = Vocabulary.FromIds(["B1", "1"]) }));
                AssertReadsOrFormatException(() => UserProfiles.Read(source));
            }
        }
    }

    private static void AssertReadsOrFormatException(Action read)
    {
        try
        {
            read();
        }
        catch (FormatException)
        {
            // as told
        }
    }

    /// <summary>A first row by which the format is told, and mutated ones.</summary>
    private static DataSource Mutated(string? header, string[] lines, Mutator mutator)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Encoding.UTF8.GetBytes(header + lines[0] + "\n"));
        for (var i = 1; i < LinesPerFile; i++)
        {
            bytes.Write(mutator.Of(Encoding.UTF8.GetBytes(lines[i % lines.Length])));
            bytes.Write("\n"u8);
        }

        return InMemory.File(bytes.ToArray());
    }
}
