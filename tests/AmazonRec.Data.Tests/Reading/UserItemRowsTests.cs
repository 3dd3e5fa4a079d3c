using System.IO.Compression;
using System.Text;
using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests.Reading;

public sealed class UserItemRowsTests
{
    [Theory]
    [InlineData("user,item,rank,score\nu,i,1,.5\n", ".5 1")]
    [InlineData("userId\tmovieId\tprediction\nu\ti\t.5\n", ".5 -")] // a predicted rating orders a list
    [InlineData("user;item;rating\nu;i;.5\n", ".5 -")]
    [InlineData("\"item_id\",\"user_id\",\"rank\"\n\"i\",\"u\",1\n", "- 1")]
    [InlineData("u,i,1\nu,j,2\nv,i,1\n", "- 1")] // counts for each user
    [InlineData("u,i,.5\nv,i,1\n", ".5 -")] // does not
    [InlineData("u,i,1\nu,j,1\n", "1 -")]
    [InlineData("u,i\n", "- -")]
    [InlineData("u,i,1,.5\n", ".5 1")]
    public void Columns_of_lists_are_told_by_their_names_or_their_order(string text, string scoreAndRank)
    {
        var rows = UserItemRows.Read(InMemory.File(text), UserItemKind.Lists);
        Assert.Equal(("u", "i"), (rows.User[0], rows.Item[0]));
        Assert.Equal(scoreAndRank, $"{Shown(rows.Score)} {Shown(rows.Rank)}");

        static string Shown(IReadOnlyList<double>? column) => column is null ? "-" : column[0].ToString("#.#");
    }

    [Fact]
    public void Where_a_third_column_is_taken_for_a_rank_or_a_score_it_is_said_and_can_be_said_otherwise()
    {
        var file = InMemory.File("u,i,1\nu,j,2\n");
        Assert.Contains("taken for a rank", UserItemRows.Read(file, UserItemKind.Lists).Guess);
        var said = UserItemRows.Read(file, UserItemKind.Lists, ["user", "item", "score"]);
        Assert.Equal((null, null, 2), (said.Guess, said.Rank, said.Score![1]));
        Assert.Null(UserItemRows.Read(file, UserItemKind.Lists, ["user", "item", "_"]).Score);
    }

    [Fact]
    public void A_files_own_names_can_be_said()
    {
        var rows = UserItemRows.Read(
            InMemory.File("wer,was,wie\nu,i,3\n"), UserItemKind.Lists, ["user=wer", "item=was", "score=wie", "rating=stars"]);
        Assert.Equal(("u", 3), (rows.User[0], rows.Score![0]));
    }

    [Theory]
    [InlineData("user,item,rating,timestamp\nu,i,4,99\n", 4.0)]
    [InlineData("user,item\nu,i\n", null)]
    [InlineData("1,2,4,881250949\n", 4.0)] // user, item, rating, time
    [InlineData("B000000001,A0000000001,4.0,1405641600\n", 4.0)] // Amazon's ids tell the other order
    [InlineData("{\"reviewerID\":\"u\",\"asin\":\"i\",\"overall\":4,\"unixReviewTime\":1405641600}\n", 4.0)]
    public void What_users_took_is_read_as_ratings_or_reviews_are(string text, double? rating)
    {
        var rows = UserItemRows.Read(InMemory.File(text), UserItemKind.Truth);
        Assert.Equal(rating, rows.Rating?[0]);
        Assert.Contains(rows.User[0], new[] { "u", "1", "A0000000001" });
    }

    [Fact]
    public void Gzip_quotes_and_blank_lines_are_read_and_lines_are_counted()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes("user,item,score\n\n\"a \"\"b\"\", c\",i,1\n u , i ,2\n"));
        var rows = UserItemRows.Read(InMemory.File(packed.ToArray()), UserItemKind.Lists);
        Assert.Equal(["a \"b\", c", "u"], rows.User);
        Assert.Equal([3L, 4L], rows.Line);
    }

    [Theory]
    [InlineData("user,item,rating,prediction\na,p,5,\n", UserItemKind.Predictions, "memory:2: the prediction is missing")]
    [InlineData("user,item,rating,prediction\na,p,5,NaN\n", UserItemKind.Predictions, "memory:2: prediction 'NaN' is not a number")]
    [InlineData("user,item,rating,prediction\na,p,\"4,5\",4\n", UserItemKind.Predictions, "memory:2: rating '4,5' is not a number: it has")]
    [InlineData("user,item,rating\na,p,5\n", UserItemKind.Predictions, "memory:1: the header 'user,item,rating' names no prediction")]
    [InlineData("user,item,score\na,p\n", UserItemKind.Lists, "memory:2: 2 columns where 3 are expected")]
    [InlineData("user,item,score\n,p,1\n", UserItemKind.Lists, "memory:2: the user id is empty")]
    [InlineData("wer,was,wie\na,p,1\n", UserItemKind.Lists, "memory:1: 'wie' in column 3 is no number, and if the row is a header")]
    [InlineData("user,score\na,1\n", UserItemKind.Lists, "memory:1: the header 'user,score' names no item")]
    [InlineData("user,item\n", UserItemKind.Lists, "memory: holds a header and no rows")]
    [InlineData("{\"a\":1}\n", UserItemKind.Lists, "memory: JSON, where columns are read")]
    public void What_can_not_be_read_is_refused_with_file_line_and_remedy(string text, UserItemKind kind, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<FormatException>(() => UserItemRows.Read(InMemory.File(text), kind)).Message);
}
