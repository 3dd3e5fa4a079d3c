using System.Text;
using System.Text.Json;
using AmazonRec.Data.Reading;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Testing;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

/// <summary>Texts of reviews in columns, by which copies are told as by those of JSON lines.</summary>
public sealed class ColumnTextsTests : IDisposable
{
    private const string Three = "u,i,\"Good, I \"\"say\"\".\nVery\",5,100\nu,j,\"Good, I \"\"say\"\".\nVery\",5,100\nu,k,Bad,1,100\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("reviewText")]
    [InlineData("review_text")]
    [InlineData("Text")]
    [InlineData("review")]
    [InlineData("review_body")]
    [InlineData("body")]
    [InlineData("content")]
    [InlineData("comment")]
    public void A_column_with_the_name_of_a_text_is_one_and_equal_texts_are_equal(string name)
    {
        var ratings = Ratings.Read(InMemory.File($"user,item,{name},rating,timestamp\n{Three}"));
        var text = Assert.IsType<ulong[]>(ratings.TextHash);
        Assert.Equal((text[0], true, true), (text[1], text[0] != text[2], text[2] != 0));
        Assert.Equal([0, 0, 1], Copies.Find(ratings).Group);
        Assert.Equal(2, ratings.WithoutRepeatedTexts().Count);
    }

    [Theory]
    [InlineData("who,what,said,stars,time", "user=who,item=what,rating=stars,time=time,text=said", true)]
    [InlineData("who,what,review,stars,time", "user=who,item=what,rating=stars,time=time", true)]
    [InlineData(null, "user,item,text,rating,timestamp", true)]
    [InlineData(null, "user,item,_,rating,timestamp", false)]
    public void Columns_that_are_said_may_have_one_of_texts(string? header, string columns, bool hasTexts)
    {
        var ratings = Ratings.Read(
            InMemory.File((header is null ? "" : $"{header}\n") + Three), new ReadOptions { Columns = columns.Split(',') });
        Assert.Equal(hasTexts, ratings.TextHash is not null);
        Assert.Equal([5, 5, 1], ratings.Value);
    }

    [Fact]
    public void A_quoted_text_and_the_same_without_quotes_are_equal_and_an_empty_one_is_none()
    {
        var text = Ratings.Read(InMemory.File("user,item,rating,text\nu,i,5,good\nu,j,5,\"good\"\nu,k,5,\nu,l,5,\"\"\n")).TextHash!;
        Assert.Equal(text[0], text[1]);
        Assert.Equal([0UL, 0UL], text[2..]);
    }

    [Fact]
    public void Numbers_under_the_name_of_a_text_are_none() =>
        Assert.Null(Ratings.Read(InMemory.File("user,item,rating,review\nu,i,5,1\nu,j,5,1\n")).TextHash);

    [Fact]
    public void Without_a_rating_a_column_of_reviews_may_be_one_and_is_asked_for() =>
        Assert.Contains(
            "(no rating)", Assert.Throws<FormatException>(() => Ratings.Read(InMemory.File("user,item,review\nu,i,5\n"))).Message);

    [Theory]
    [InlineData("user,item,rating,text\nu,i,5,\nu,j,5,\nu,k,5,\n")]
    [
        InlineData(
            "{\"reviewerID\":\"u\",\"asin\":\"i\",\"overall\":5,\"unixReviewTime\":100}\n{\"reviewerID\":\"u\",\"asin\":\"j\",\"overall\":5,\"unixReviewTime\":100,\"reviewText\":\"\"}\n")]
    public void A_file_has_texts_only_if_a_row_has_one(string text)
    {
        var ratings = Ratings.Read(InMemory.File(text));
        Assert.Null(ratings.TextHash);
        Assert.Equal(ratings.Count, Copies.Find(ratings).Count);
        Assert.Contains("come without texts", Assert.Throws<ArgumentException>(() => ratings.WithoutRepeatedTexts()).Message);
    }

    [Theory]
    [InlineData("review", null)]
    [InlineData("said", "user=u,item=i,rating=r,time=t,text=said")]
    public void Lines_of_other_names_have_texts_too(string name, string? columns)
    {
        columns ??= "user=u,item=i,rating=r,time=t";
        var source = InMemory.File($$"""{"u":"a","i":"b","r":5,"t":100,"{{name}}":"good"}""" + "\n" + $$"""{"u":"a","i":"c","r":5,"t":100,"{{name}}":"good"}""");
        Assert.Equal([0, 0], Copies.Find(Ratings.Read(source, new ReadOptions { Columns = columns.Split(',') })).Group);
    }

    [Fact]
    public void The_cache_keeps_the_texts_of_columns()
    {
        var file = _folder.Write("ratings.csv", $"user,item,text,rating,timestamp\n{Three}");
        var options = new ReadOptions { CacheFolder = _folder.PathOf("cache"), CacheFrom = 0 };
        var first = Ratings.Read(file, options);
        Assert.NotEmpty(Directory.GetFiles(options.CacheFolder));
        Assert.Equal(first.TextHash!, Ratings.Read(file, options).TextHash!);
    }

    [SharedFact]
    public void Columns_and_lines_of_the_fashion_reviews_get_the_same_verdict()
    {
        var source = DataSource.File(Shared.Data("amazon2018-fashion-7reviews", "reviews.csv.gz"));
        var (columns, lines) = (Verdict(Ratings.Read(source)), Verdict(Ratings.Read(InMemory.File(AsLines(source)))));
        Assert.Equal((2_228, 756, LeakLevel.Leaks), (columns.TestRows, columns.Copies, columns.Level));
        Assert.Equal((lines.Sentence, lines.Gain, lines.SameUserAndText), (columns.Sentence, columns.Gain, columns.SameUserAndText));

        static SplitLeak Verdict(Ratings ratings) => SplitLeak.Measure(Split.Random(ratings, .2, .1));
    }

    private static string AsLines(DataSource source)
    {
        var (lines, split, names) = (new StringBuilder(), new DelimitedLine((byte)','), (string[]?)null);
        using var reader = new LineReader(source, new RowLayout((byte)','));
        while (reader.TryRead(out var row))
        {
            var fields = Enumerable.Range(0, split.Split(row)).Select(i => Encoding.UTF8.GetString(split[i])).ToArray();
            if (names is not null)
                lines.AppendLine(JsonSerializer.Serialize(names.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second)));
            names ??= fields;
        }

        return lines.ToString();
    }
}
