using System.Text;

namespace AmazonRec.Data.Tests.Reading;

/// <summary>A small sound file of ratings in one of the formats.</summary>
/// <param name="Name">What the file is called: some formats are told by it.</param>
/// <param name="Header">Its header with line end; empty for none.</param>
/// <param name="Lines">Its rows.</param>
internal sealed record RatingSample(string Name, string Header, params string[] Lines)
{
    /// <summary>Where the columns are said outright: the ids would tell them only while most are whole.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Whether they are reviews with texts.</summary>
    public bool AreReviews => Lines[0][0] == '{';

    public ReadOptions Tolerant => new() { SkipBadRows = int.MaxValue, Columns = Columns };

    public byte[] Whole => Encoding.UTF8.GetBytes(Header + string.Join('\n', Lines) + "\n");

    public static IReadOnlyDictionary<string, RatingSample> All { get; } = new Dictionary<string, RatingSample>
    {
        ["csv with header"] = new(
            "r.csv", "user,item,rating,timestamp\n", "u1,i1,5,1400000000", "\"u,\"\"2\",\"i2\",3.5,1400000001.0", "ü,i1, 4.0 ,0"),
        ["csv without header"] = new("r.csv", "", "B000000001,A1AAAAAAAAAA,5.0,1400000000", "B000000002,A2AAAAAAAAAA,1,1400000001"),
        ["csv said outright"] = new("r.csv", "", "u1,7,i1,4,100", "u2,\"8\",i2,2,200")
        {
            Columns = ["user", "_", "item", "rating", "timestamp"],
        },
        ["csv of 2023"] = new(
            "All_Beauty.csv",
            "user_id,parent_asin,rating,timestamp\n",
            "AGAAAAAAAAAAAAAAAAAAAAAAAAAA,B0AAAAAAA1,4.0,1588687728923",
            "AGBBBBBBBBBBBBBBBBBBBBBBBBBB,B0AAAAAAA2,1.0,1588665748001"),
        ["dates"] = new("df.csv", "item_id;user_id;rating;timestamp\n", "0;Alice;5.0;1999-06-13", "1;Bob;2.0;2000-02-29"),
        ["tabs"] = new("u.data", "", "196\t242\t3\t881250949", "186\t302\t3\t891717742"),
        ["colons"] = new("ratings.dat", "", "1::1193::5::978300760", "1::661::3::978302109"),
        ["reviews of 2014"] = new(
            "r.json", "",
            """{"reviewerID": "A1", "asin": "B1", "reviewerName": "N", "helpful": [3, 4], "reviewText": "Good \"one\"\u00e9", "overall": 5.0, "summary": "Fine", "unixReviewTime": 1393545600}""",
            """{"reviewerID": "A3", "asin": "B1", "overall": 1, "reviewText": "", "unixReviewTime": 0}"""),
        ["reviews of 2018"] = new(
            "r.json", "",
            """{"overall": 2.0, "verified": true, "reviewerID": "A2", "asin": "B2", "style": {"Size:": " Big"}, "vote": "1,234", "image": ["https://x/1.jpg"], "unixReviewTime": 1529193600, "later": {"a": [1]}}""",
            """{"overall": 3.0, "reviewerID": "A4", "asin": "B2", "vote": 2, "reviewText": null, "unixReviewTime": 1529193601}"""),
        ["reviews of 2023"] = new(
            "r.jsonl", "",
            """{"rating": 4.0, "title": "T", "text": "é", "images": [{"small_image_url": "https://x/s.jpg", "large_image_url": "https://x/l.jpg"}], "asin": "B3", "parent_asin": "B\u0031", "user_id": "A3", "timestamp": 1588687728923, "helpful_vote": 0, "verified_purchase": true}""",
            """{"rating": 5, "text": "x", "asin": "B3", "user_id": "A5", "timestamp": 1577836800000, "verified_purchase": null}"""),
    };
}
