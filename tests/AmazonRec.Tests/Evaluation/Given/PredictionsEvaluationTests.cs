using AmazonRec.Data;
using AmazonRec.Evaluation.Given;
using AmazonRec.Testing.Data;

namespace AmazonRec.Tests.Evaluation.Given;

public sealed class PredictionsEvaluationTests
{
    private static readonly UserItemRows First = Read("user,item,rating,prediction\na,p,5,4\na,q,1,2\nb,p,3,3\n", "A");

    [Fact]
    public void Errors_are_by_hand_and_files_are_compared_whatever_the_order_of_their_rows()
    {
        var second = Read("uid,iid,r_ui,est\nb,p,3,5\na,q,1,1\na,p,5,5\n", "B");
        var evaluation = PredictionsEvaluation.Measure([First, second]);
        Assert.Equal((3, 2, 2), (evaluation.Rows, evaluation.Users, evaluation.Items));
        Assert.Equal([Math.Sqrt(2 / 3.0), Math.Sqrt(4 / 3.0)], evaluation.Files.Select(file => file.Metrics.Rmse));
        var difference = Assert.Single(evaluation.Differences);
        Assert.Equal(("B", "A", 2), (difference.File, difference.Against, difference.T.Count));
        Assert.Equal(Math.Sqrt(4 / 3.0) - Math.Sqrt(2 / 3.0), difference.Difference.Rmse.Estimate, 12);
        Assert.Equal(difference.T.PValue, difference.AdjustedP);
    }

    [Theory]
    [InlineData("a,p,5,4\na,q,1,2\n", "A:4: user 'b' and item 'p' have no such row in B")]
    [InlineData("a,p,5,4\na,q,1,2\nb,p,3,3\nb,q,3,3\n", "B:5: user 'b' and item 'q' have no such row in A")]
    [InlineData("a,p,5,4\na,q,2,2\nb,p,3,3\n", "B:3: user 'a' rates item 'q' 2, and 1 in A:3")]
    public void Files_of_other_rows_are_refused_with_file_and_line(string rows, string expected) => Assert.StartsWith(
        expected,
        Assert.Throws<ArgumentException>(
            () => PredictionsEvaluation.Measure([First, Read($"user,item,rating,prediction\n{rows}", "B")])).Message);

    private static UserItemRows Read(string text, string name) => UserItemRows.Read(InMemory.File(text, name), UserItemKind.Predictions);
}
