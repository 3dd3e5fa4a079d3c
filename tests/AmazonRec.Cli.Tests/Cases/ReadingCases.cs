using AmazonRec.Data;

namespace AmazonRec.Cli.Tests.Cases;

/// <summary>Files that were read wrong, or not at all.</summary>
public sealed class ReadingCases
{
    [Theory]
    [InlineData("10-multiline-csv", "phantom.csv", 50, 10, 5)]
    [InlineData("10-multiline-csv", "../../data/amazon2018-fashion-7reviews/reviews.csv.gz", 11_136, 1_273, 6_089)]
    [InlineData("11-recbole-inter", "ml.inter", 300, 20, 15)]
    [InlineData("15-netflix-prize", "combined_data_1.txt", 180, 20, 9)]
    public async Task A_file_has_the_rows_that_stand_in_it(string folder, string file, int ratings, int users, int items)
    {
        using var here = CaseFolder.Open(folder);
        Assert.Equal((ratings, users, items), await CaseFolder.Counts(here[file]));
    }

    [Theory]
    [InlineData("10-multiline-csv", "Reviews.csv", 300)]
    [InlineData("11-recbole-inter", "ml.inter", 300, "--columns", "user,item,rating,timestamp")]
    [InlineData("13-iso-datetime", "ml20m_kaggle.csv", 300)]
    [InlineData("13-iso-datetime", "isoT.csv", 300)]
    [InlineData("13-iso-datetime", "ts_iso.jsonl", 40)]
    [InlineData("17-lone-surrogate", "sur2.json", 60)]
    public async Task A_file_is_read_whole(string folder, string file, int ratings, params string[] options)
    {
        using var here = CaseFolder.Open(folder);
        Assert.Equal(ratings, (await CaseFolder.Counts(here[file], options)).Ratings);
    }

    [Theory]
    [InlineData("libmf.tr.txt", "user,item,rating")]
    [InlineData("pipe.csv", "user,item,rating,timestamp")]
    [InlineData("sp.txt", "user,item,rating,timestamp")]
    public async Task Blanks_and_bars_separate_and_the_columns_that_the_message_proposes_read_the_file(string file, string columns)
    {
        using var here = CaseFolder.Open("12-space-or-bar-separated");
        var refused = await CaseFolder.Run("data", "inspect", here[file]);
        Assert.Contains($"--columns {columns} ", refused.Error);
        Assert.Equal(
            File.ReadLines(here[file]).Count(line => line.Length > 0), (await CaseFolder.Counts(here[file], "--columns", columns)).Ratings);
    }

    [Fact]
    public async Task A_quoted_line_break_invents_no_user()
    {
        using var here = CaseFolder.Open("10-multiline-csv");
        Assert.Equal((50, 10, 5), await CaseFolder.Counts(here["phantom.csv"], "--skip-bad-rows", "5"));
    }

    [Theory]
    [InlineData("rat.zip", "zip")]
    [InlineData("x.parquet", "arquet")]
    public async Task A_file_of_another_kind_is_named(string file, string kind)
    {
        using var here = CaseFolder.Open("23-zip-and-parquet");
        var answer = await CaseFolder.Run("data", "inspect", here[file]);
        Assert.NotEqual(0, answer.Code);
        Assert.Contains(kind, answer.Error);
        Assert.DoesNotContain("--columns", answer.Error);
        Assert.DoesNotContain(answer.Error, letter => char.IsControl(letter) && letter is not ('\n' or '\r'));
    }

    [Theory]
    [InlineData("sec_order.jsonl")]
    [InlineData("ms_order.jsonl")]
    public async Task Seconds_and_milliseconds_are_told_apart(string file)
    {
        using var here = CaseFolder.Open("04-seconds-in-2023-json");
        var text = (await CaseFolder.Run("data", "inspect", here[file])).Output;
        Assert.Contains("2020-05-05 to 2020-05-21", text);
        var split = here.Out("split");
        var trained = await CaseFolder.Run(
            "train", "--data", here[file], "--model", "svd", "--split", "leave-one-out", "--validation", "0", "--save-split", split);
        Assert.True(trained.Code == 0, trained.Text);
        var test = Split.Load(split, Ratings.Read(here[file])).Test;
        Assert.Equal((12, "B000000009"), (test.Count, Assert.Single(test.Item.Select(item => test.Items[item]).Distinct())));
    }

    [Fact]
    public async Task Dates_with_a_time_are_read()
    {
        using var here = CaseFolder.Open("13-iso-datetime");
        Assert.Contains("2004-11-10 to 2004-12-02", (await CaseFolder.Run("data", "inspect", here["ml20m_kaggle.csv"])).Output);
    }

    [Fact]
    public async Task Half_a_letter_is_the_same_to_every_command()
    {
        using var here = CaseFolder.Open("17-lone-surrogate");
        var split = here.Out("split");
        var trained = await CaseFolder.Run("train", "--data", here["sur2.json"], "--model", "svd", "--save-split", split);
        Assert.True(trained.Code == 0, trained.Text);
        var texts = await CaseFolder.Run(
            "features",
            "text",
            "--data",
            here["sur2.json"],
            "--split-file",
            split,
            "--method",
            "tfidf",
            "--width",
            "8",
            "--out",
            here.Out("f"));
        Assert.True(texts.Code == 0, texts.Text);
    }

    [Fact]
    public async Task A_picture_stands_as_its_tag_says()
    {
        using var here = CaseFolder.Open("05-exif-orientation");
        var features = here.Out("f");
        var made = await CaseFolder.Run("features", "images", here["."], "--width", "8", "--out", features);
        Assert.True(made.Code == 0, made.Text);
        var similar = await CaseFolder.Run("features", "similar", features, "--item", "EXIF600001");
        var first = similar.Output.Split('\n')
            .First(line => line.Contains("EXIF100001", StringComparison.Ordinal) || line.Contains("NOEXIF0001", StringComparison.Ordinal));
        Assert.Contains("EXIF100001", first);
        Assert.Matches("0\\.99|1\\.00", first);
    }

    [Fact]
    public async Task A_catalogue_with_a_header_is_read()
    {
        using var here = CaseFolder.Open("21-catalog-with-header");
        foreach (var (file, number) in new[] { (here["books.csv"], 1), (ToUtf8(here["BX-Books.csv"]), 2) })
        {
            var trained = await CaseFolder.Run(
                "train", "--data", here["r.csv"], "--catalog", file, "--model", "svd", "--out", here.Out($"run{number}"));
            Assert.True(trained.Code == 0, trained.Text);
            Assert.Contains("15 of 15 items found", trained.Output);
        }

        var latin = await CaseFolder.Run(
            "train", "--data", here["r.csv"], "--catalog", here["BX-Books.csv"], "--model", "svd", "--out", here.Out("run3"));
        Assert.Contains("iconv -f latin1 -t utf-8", latin.Error);

        string ToUtf8(string file)
        {
            var path = here.Out("utf8.csv");
            File.WriteAllText(path, File.ReadAllText(file, System.Text.Encoding.Latin1));
            return path;
        }
    }

    [Fact]
    public async Task Titles_are_shown_as_a_reader_writes_them()
    {
        using var here = CaseFolder.Open("29-titles-with-markup");
        var trained = await CaseFolder.Run(
            "train", "--data", here["r.csv"], "--catalog", here["m18.json"], "--model", "svd", "--out", here.Out("run"));
        Assert.True(trained.Code == 0, trained.Text);
        var list = await CaseFolder.Run("recommend", "--run", here.Out("run"), "--rated", "B000000000=5", "--top", "20");
        Assert.True(list.Code == 0, list.Text);
        foreach (var wrong in new[] { "&amp;", "&#39;", "&quot;", "<span", "var aPageStart" }) Assert.DoesNotContain(wrong, list.Text);
    }
}
