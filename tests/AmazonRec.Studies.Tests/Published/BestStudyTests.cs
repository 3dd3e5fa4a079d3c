using AmazonRec.Data;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Running;


namespace AmazonRec.Studies.Tests.Published;

public sealed class BestStudyTests
{
    private static readonly StudyOptions Smoke = new() { Smoke = true };

    [Fact]
    public void The_split_of_movielens_is_left_out_with_a_note_where_its_files_are_missing()
    {
        var result = StudyRunner.Run(BestStudy.Study, StudyData.Sample, Smoke);
        Assert.Equal("clean", Assert.Single(result.Settings).Name);
        Assert.Contains(result.Notes, note => note.Contains("'u1' did not run: no u1.base", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_blend_is_made_of_is_said_for_each_fold()
    {
        var result = StudyRunner.Run(BestStudy.Study, StudyData.Sample, Smoke);
        var choice = Assert.Single(result.Settings[0].Find("auto")!.Choices);
        Assert.Matches(@"^\d\.\d\d [a-z-]+", choice);
        Assert.Empty(result.Settings[0].Find("svd")!.Choices);
        Assert.Contains(result.Choices(), line => line.Contains(choice, StringComparison.Ordinal));
    }

    [Fact]
    public void No_part_of_the_blend_depends_on_the_ratings_of_test_rows()
    {
        var ratings = Ratings.Read(StudyData.Sample.Source).WithoutCopies();
        var split = Split.Random(ratings, test: .2);
        var other = Split.FromParts(split.Train, Flipped(split.Test));
        Assert.Equal(Predict(split), Predict(other));

        float[] Predict(Split given)
        {
            var input = new StudyInput(StudyData.Sample, ratings);
            var blend = BestStudy.Study.Models[^1]
                .Fit(
                    new StudyFold(
                        input,
                        BestStudy.Study.Settings[0],
                        given,
                        Before: null,
                        Smoke,
                        Progress: null,
                        TestContext.Current.CancellationToken)).Predictor;
            var predictions = new float[split.Test.Count];
            blend.Predict(
                [.. split.Test.User.Select(code => given.Train.Users.CodeOf(split.Train.Users[code]))],
                [.. split.Test.Item.Select(code => given.Train.Items.CodeOf(split.Train.Items[code]))],
                predictions);
            return predictions;
        }

        static Ratings Flipped(Ratings rows) =>
            Ratings.FromRows(
                Enumerable.Range(0, rows.Count)
                    .Select(row => (rows.Users[rows.User[row]], rows.Items[rows.Item[row]], 6 - rows.Value[row], rows.Time[row])));
    }
}
