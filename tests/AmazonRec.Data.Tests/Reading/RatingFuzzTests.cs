using System.Text;
using AmazonRec.Data.Reading;
using AmazonRec.Testing;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

/// <summary>Whatever is done to a file of ratings, reading it ends in rows or in a FormatException that names the file.</summary>
public sealed class RatingFuzzTests
{
    private const int RowFiles = 10;
    private const int RowsPerFile = 2_000;
    private const int Files = 200; // a small file takes longer than a thousand rows

    public static TheoryData<string> Formats => [.. RatingSample.All.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Mutated_rows_are_ratings_or_counted_as_bad(string format)
    {
        var (sample, mutator) = (RatingSample.All[format], new Mutator($"rating rows {format}"));
        var (good, bad) = (0, 0);
        for (var file = 0; file < RowFiles; file++)
        {
            var source = InMemory.File(MutatedRows(sample, mutator, out var rows), sample.Name);
            var ratings = Ratings.Read(source, sample.Tolerant);
            Assert.Equal(rows, ratings.Count + ratings.BadRows.Count);
            Assert.All(ratings.BadRows, row => AssertOneLine(row.Reason));
            if (sample.AreReviews) AssertReviewsAgree(source, sample.Tolerant, ratings, rows);
            good += ratings.Count;
            bad += ratings.BadRows.Count;
        }

        Assert.True(
            good > RowFiles * RowsPerFile / 20 && bad > RowFiles * RowsPerFile / 40,
            $"{good} ratings and {bad} bad rows: the mutations are too strong or too weak");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_mutated_anywhere_is_read_or_refused_with_its_name(string format)
    {
        var (sample, mutator) = (RatingSample.All[format], new Mutator($"rating files {format}"));
        var (whole, gzip) = (sample.Whole, TemporaryFolder.Gzip(Encoding.UTF8.GetString(sample.Whole)));
        var (read, refused) = (0, 0);
        for (var file = 0; file < Files; file++)
        {
            var bytes = mutator.Of(file % 4 == 0 ? gzip : whole);
            var lines = 1 + bytes.AsSpan().Count((byte)'\n');
            var options = file % 2 == 0 ? sample.Tolerant : sample.Tolerant with { SkipBadRows = 0 };
            try
            {
                var ratings = Ratings.Read(InMemory.File(bytes, sample.Name), options);
                if (file % 4 != 0) Assert.InRange(ratings.Count + ratings.BadRows.Count, 1, lines);
                read++;
            }
            catch (FormatException e)
            {
                Assert.StartsWith(sample.Name + ":", e.Message);
                AssertOneLine(e.Message);
                refused++;
            }
        }

        Assert.True(
            read > Files / 20 && refused > Files / 5, $"{read} files read and {refused} refused: the mutations are too strong or too weak");
    }

    [Fact]
    public void No_cut_through_a_gzip_file_and_no_flipped_bit_makes_other_ratings_of_it()
    {
        var sample = RatingSample.All["csv with header"];
        var gzip = TemporaryFolder.Gzip(Encoding.UTF8.GetString(sample.Whole));
        for (var length = 0; length < gzip.Length; length++)
        {
            var cut = InMemory.File(gzip[..length], sample.Name);
            Assert.StartsWith(sample.Name + ":", Assert.Throws<FormatException>(() => Ratings.Read(cut, sample.Tolerant)).Message);
        }

        for (var bit = 0; bit < gzip.Length * 8; bit++)
        {
            var flipped = (byte[])gzip.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                var ratings = Ratings.Read(InMemory.File(flipped, sample.Name), sample.Tolerant);
                Assert.Equal(["u,\"2", "u1", "ü"], ratings.Users.Ids); // a bit that says when or where the file was packed
                Assert.Equal([5, 3.5f, 4], ratings.Value);
            }
            catch (FormatException e)
            {
                Assert.StartsWith(sample.Name + ":", e.Message);
            }
        }
    }

    private static void AssertReviewsAgree(DataSource source, ReadOptions options, Ratings ratings, int rows)
    {
        var reviews = Reviews.Read(source, options);
        var count = reviews.Count();
        Assert.Equal(rows, count + reviews.BadRows.Count);
        Assert.Subset(
            reviews.BadRows.Select(row => row.Line).ToHashSet(),
            ratings.BadRows.Select(row => row.Line).ToHashSet()); // texts are looked at there alone
    }

    private static void AssertOneLine(string message)
    {
        Assert.InRange(message.Length, 1, 500);
        Assert.DoesNotContain(message, char.IsControl);
    }

    /// <summary>A sound file with mutated rows behind it.</summary>
    private static byte[] MutatedRows(RatingSample sample, Mutator mutator, out int rows)
    {
        using var bytes = new MemoryStream();
        bytes.Write(sample.Whole);
        for (var i = 0; i < RowsPerFile; i++)
        {
            // Only a few rows of a file without header may be mutated, or else nothing tells its columns.
            var line = Encoding.UTF8.GetBytes(sample.Lines[i % sample.Lines.Length]);
            bytes.Write(sample is { Name: "r.csv", Header: "", Columns: null } && i % 20 != 0 ? line : mutator.Of(line));
            bytes.Write("\n"u8);
        }

        var text = bytes.ToArray();
        var layout = new RowLayout(sample.AreReviews ? null : Separator.Detect(Encoding.UTF8.GetBytes(sample.Lines[0]))!.QuotedBy);
        rows = sample.Header.Length > 0 ? -1 : 0;
        for (var position = 0; position < text.Length;)
            if (!Lines.IsBlank(layout.Next(text, ref position, out _, out _))) rows++;
        return text;
    }
}
