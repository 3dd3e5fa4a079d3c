using AmazonRec.Data;

namespace AmazonRec.Synthesis.Tests;

/// <summary>Every format as it stands in its files.</summary>
public sealed class FormatTests
{
    private static readonly SynthesisOptions Small = new() { Users = 40, Items = 30, Ratings = 300, Gzip = false };

    public static TheoryData<SynthesisFormat> All => [.. Enum.GetValues<SynthesisFormat>()];

    [Theory]
    [InlineData(SynthesisFormat.Amazon2014, "synthetic_reviews.json", """
        {"reviewerID": "SYNUSER00000013", "asin": "SYN0000001", "reviewerName": "Synthetic reviewer 13", "helpful": [0, 0], "reviewText": "Its plug feels unremarkable. Friends also found the performance acceptable. The footprint is acceptable. Some ups, some downs.", "overall": 3.0, "summary": "Middling travel fit", "unixReviewTime": 1431129600, "reviewTime": "05 9, 2015"}
        """)]
    [
        InlineData(
            SynthesisFormat.Amazon2014,
            "synthetic_meta.json",
            "{'asin': 'SYN0000001', 'title': 'Chargovia T800 Expert Wall Charger', 'description': 'This wall charger from Chargovia is "
            + "meant for power cuts and for long flights. In the T800, most care went into the cooling and the plug. Folds small enough "
            + "for a coat pocket. Manual tuning of each parameter. Improved cooling. (synthetic, made by amazonrec data synthesize)', "
            + "'price': 44.68, 'imUrl': 'https://images.example/SYN0000001.png', 'salesRank': {'Electronics': 28}, 'brand': "
            + "'Chargovia', 'categories': [['Electronics', 'Portable Power', 'Wall Charger']]}")]
    [InlineData(SynthesisFormat.Amazon2018, "synthetic_reviews.json", """
        {"overall":3.0,"verified":true,"reviewTime":"05 9, 2015","reviewerID":"SYNUSER00000013","asin":"SYN0000001","reviewerName":"Synthetic reviewer 13","reviewText":"Its plug feels unremarkable. Friends also found the performance acceptable. The footprint is acceptable. Some ups, some downs.","summary":"Middling travel fit","unixReviewTime":1431129600}
        """)]
    [InlineData(SynthesisFormat.Amazon2018, "synthetic_meta.json", """
        {"category":["Electronics","Portable Power","Wall Charger"],"tech1":"","description":["This wall charger from Chargovia is meant for power cuts and for long flights. In the T800, most care went into the cooling and the plug."],"fit":"","title":"Chargovia T800 Expert Wall Charger","also_buy":[],"tech2":"","brand":"Chargovia","feature":["Folds small enough for a coat pocket","Manual tuning of each parameter","Improved cooling"],"rank":[],"also_view":[],"details":{"Origin":"synthetic, made by amazonrec data synthesize"},"main_cat":"Portable Power","similar_item":"","date":"","price":"$44.68","asin":"SYN0000001","imageURL":[],"imageURLHighRes":[]}
        """)]
    [InlineData(SynthesisFormat.Amazon2023, "synthetic_reviews.jsonl", """
        {"rating": 1.0, "title": "Returned after a month", "text": "Its range feels hopeless. What stands out is the sloppy labelling. After three days the handling is still disappointing. A waste of money and time.", "images": [], "asin": "SYN0000004", "parent_asin": "SYN0000004", "user_id": "SYNUSER00000001", "timestamp": 1453593600000, "helpful_vote": 0, "verified_purchase": true}
        """)]
    [InlineData(SynthesisFormat.Amazon2023, "synthetic_meta.jsonl", """
        {"main_category":"Portable Power","title":"Chargovia T800 Expert Wall Charger","average_rating":4.0,"rating_number":2,"features":["Folds small enough for a coat pocket","Manual tuning of each parameter","Improved cooling"],"description":["This wall charger from Chargovia is meant for power cuts and for long flights. In the T800, most care went into the cooling and the plug."],"price":44.68,"images":[{"thumb":"https://images.example/SYN0000001.png","large":"https://images.example/SYN0000001.png","variant":"MAIN","hi_res":"https://images.example/SYN0000001.png"}],"videos":[],"store":"Chargovia","categories":["Electronics","Portable Power","Wall Charger"],"details":{"Origin":"synthetic, made by amazonrec data synthesize"},"parent_asin":"SYN0000001","bought_together":null}
        """)]
    [
        InlineData(
            SynthesisFormat.Ratings2014,
            "synthetic_ratings.csv",
            "SYNUSER00000013,SYN0000001,3.0,1431129600",
            "SYNUSER00000012,SYN0000001,5.0,1520553600")]
    [
        InlineData(
            SynthesisFormat.Ratings2018,
            "synthetic_ratings.csv",
            "SYN0000001,SYNUSER00000013,3.0,1431129600",
            "SYN0000001,SYNUSER00000012,5.0,1520553600")]
    [
        InlineData(
            SynthesisFormat.Ratings2023,
            "synthetic_ratings.csv",
            "user_id,parent_asin,rating,timestamp",
            "SYNUSER00000001,SYN0000004,1.0,1453593600000")]
    [
        InlineData(
            SynthesisFormat.MarketingBias,
            "synthetic_marketing_bias.csv",
            "item_id,user_id,rating,timestamp,model_attr,category,brand,year,user_attr,split",
            "SYN0000001,SYNUSER00000013,3.0,2015-05-09,Female,Portable Power,,2015,,0",
            "SYN0000001,SYNUSER00000012,5.0,2018-03-09,Female,Portable Power,,2015,,0",
            "SYN0000002,SYNUSER00000013,5.0,2015-02-24,Female&Male,Networking,,2015,,0")]
    [InlineData(SynthesisFormat.MovieLens100k, "u.data", "1\t4\t2\t1453593600", "1\t14\t3\t1455062400")]
    [
        InlineData(
            SynthesisFormat.MovieLens100k,
            "u.item",
            "1|Synthetic Chargovia T800 Expert Wall Charger "
            + "(2015)|01-Jan-2015||https://items.example/1|0|0|0|1|0|0|0|0|0|0|0|0|0|0|0|0|0|0|1",
            "2|Synthetic Stashquill X780 High-Output Mesh Node "
            + "(2015)|01-Jan-2015||https://items.example/2|0|0|0|0|0|0|0|1|0|0|0|0|0|0|0|0|0|1|0")]
    [InlineData(SynthesisFormat.MovieLens100k, "u.user", "1|32|M|librarian|00000", "2|62|F|librarian|00000")]
    [InlineData(SynthesisFormat.MovieLens100k, "u.genre", "unknown|0", "Action|1")]
    [InlineData(SynthesisFormat.MovieLens1m, "ratings.dat", "1::4::2::1453593600", "1::14::3::1455062400")]
    [
        InlineData(
            SynthesisFormat.MovieLens1m,
            "movies.dat",
            "1::Synthetic Chargovia T800 Expert Wall Charger (2015)::Animation|Western",
            "2::Synthetic Stashquill X780 High-Output Mesh Node (2015)::Documentary|War")]
    [InlineData(SynthesisFormat.MovieLens1m, "users.dat", "1::M::25::8::00000", "2::F::56::20::00000")]
    [InlineData(SynthesisFormat.MovieLensLatest, "ratings.csv", "userId,movieId,rating,timestamp", "1,4,2.0,1453593600")]
    [
        InlineData(
            SynthesisFormat.MovieLensLatest,
            "movies.csv",
            "movieId,title,genres",
            "1,Synthetic Chargovia T800 Expert Wall Charger (2015),Animation|Western")]
    public void The_first_lines_are(SynthesisFormat format, string file, params string[] lines)
    {
        using var made = new Synthesized(
            Small with { Format = format, Images = format is SynthesisFormat.Amazon2014 or SynthesisFormat.Amazon2023 });
        Assert.Equal(lines, made.Lines(file).Take(lines.Length));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void There_are_exactly_as_many_rows_items_and_users_as_asked_for(SynthesisFormat format)
    {
        var options = Small with { Format = format, Copies = 0.2, Drift = 1 };
        using var made = new Synthesized(options);
        var ratings = Read(made.PathOf(Synthesizer.FilesOf(options)[^1]), format);
        Assert.Equal((300, 40, 30), (ratings.Count, ratings.Users.Count, ratings.Items.Count));
        Assert.Equal(format == SynthesisFormat.MovieLensLatest ? 0.5f : 1, ratings.Value.Min());
        Assert.Equal(5, ratings.Value.Max());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Two_threads_make_the_bytes_that_one_makes_and_again(SynthesisFormat format)
    {
        var options = new SynthesisOptions
        {
            Users = 900,
            Items = 400,
            Ratings = 20_000,
            Format = format,
            Copies = 0.1,
            Drift = 0.5,
            Gzip = format == SynthesisFormat.Amazon2018,
        };
        using var one = new Synthesized(options, threads: 1);
        using var two = new Synthesized(options, threads: 2);
        using var again = new Synthesized(options, threads: 2);
        foreach (var file in Synthesizer.FilesOf(options))
        {
            Assert.Equal(one.Bytes(file), two.Bytes(file));
            Assert.Equal(two.Bytes(file), again.Bytes(file));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Packed_or_not_the_lines_are_the_same(SynthesisFormat format)
    {
        using var plain = new Synthesized(Small with { Format = format });
        using var packed = new Synthesized(Small with { Format = format, Gzip = true });
        var (file, packedFile) = (
            Synthesizer.FilesOf(Small with { Format = format })[^1], Synthesizer.FilesOf(Small with { Format = format, Gzip = true })[^1]);
        Assert.Equal(file + ".gz", packedFile);
        Assert.Equal(plain.Text(file), packed.Text(packedFile));
    }

    [Theory]
    [InlineData(SynthesisFormat.MovieLens100k)]
    [InlineData(SynthesisFormat.MovieLens1m)]
    [InlineData(SynthesisFormat.MovieLensLatest)]
    public void Where_names_and_ids_can_not_say_that_all_is_synthetic_a_note_does(SynthesisFormat format)
    {
        using var made = new Synthesized(Small with { Format = format });
        Assert.StartsWith("This data is SYNTHETIC", made.Text("README.txt"));
    }

    [Fact]
    public void Ratings_of_2018_come_with_the_metadata_that_reviews_come_with_where_asked_for()
    {
        var options = Small with { Format = SynthesisFormat.Ratings2018, Metadata = true };
        using var made = new Synthesized(options);
        using var reviews = new Synthesized(Small with { Format = SynthesisFormat.Amazon2018 });
        using var alone = new Synthesized(Small with { Format = SynthesisFormat.Ratings2018 });
        Assert.Equal(["synthetic_meta.json", "synthetic_ratings.csv"], Synthesizer.FilesOf(options));
        Assert.Equal(reviews.Text("synthetic_meta.json"), made.Text("synthetic_meta.json"));
        Assert.Equal(alone.Text("synthetic_ratings.csv"), made.Text("synthetic_ratings.csv"));
        Assert.Contains(
            "Ratings2018 alone",
            Assert.Throws<ArgumentException>((options with { Format = SynthesisFormat.Ratings2014 }).Validate).Message);
    }

    [Fact]
    public void All_formats_of_amazon_hold_the_same_ratings()
    {
        string[] files =
        [
            .. new[]
            {
                SynthesisFormat.Amazon2014,
                SynthesisFormat.Amazon2018,
                SynthesisFormat.Ratings2014,
                SynthesisFormat.Ratings2018,
            }.Select(format =>
            {
                using var made = new Synthesized(Small with { Format = format });
                var ratings = Ratings.Read(made.PathOf(Synthesizer.FilesOf(Small with { Format = format })[^1]));
                return string.Join('\n', Enumerable.Range(0, ratings.Count).Select(n =>
                    $"{ratings.Users[ratings.User[n]]} {ratings.Items[ratings.Item[n]]} {ratings.Value[n]} {ratings.Time[n]}"));
            }),
        ];
        Assert.All(files, file => Assert.Equal(files[0], file));
    }

    // What the readers can't read yet is taken apart here.
    private static Ratings Read(string path, SynthesisFormat format)
    {
        var lines = File.ReadAllLines(path);
        var (skip, separator, user, item, rating) = format switch
        {
            SynthesisFormat.Ratings2014 => (0, ",", 0, 1, 2),
            SynthesisFormat.Ratings2018 => (0, ",", 1, 0, 2),
            SynthesisFormat.Ratings2023 or SynthesisFormat.MovieLensLatest => (1, ",", 0, 1, 2),
            SynthesisFormat.MarketingBias => (1, ",", 1, 0, 2),
            SynthesisFormat.MovieLens100k => (0, "\t", 0, 1, 2),
            SynthesisFormat.MovieLens1m => (0, "::", 0, 1, 2),
            SynthesisFormat.Amazon2023 => (0, "\"", 23, 15, 2),
            _ => (-1, "", 0, 0, 0),
        };
        if (skip < 0) return Ratings.Read(path);
        return Ratings.FromRows(lines.Skip(skip).Select(line => line.Split(separator)).Select(f =>
            (f[user], f[item], float.Parse(f[rating].Trim(':', ',', ' ')), 0L)));
    }
}
