using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Models.Bayesian;
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
    public void What_each_row_of_bayesian_mf_chose_for_itself_is_said_for_each_fold()
    {
        var result = StudyRunner.Run(BestStudy.Study, StudyData.Sample, Smoke);
        string[] rows = ["Bayesian MF", "+ who rated what", "+ texts of items"];
        var chosen = rows.Select(row => Assert.Single(result.Settings[0].Find(row)!.Choices)).ToArray();
        Assert.All(chosen, choice => Assert.Matches(@"^\d+ factors, pull to zero [\d.]+$", choice));
        Assert.Equal($"{rows[1]}: {chosen[1]} and {rows[2]}: {chosen[2]}", Assert.Single(result.Settings[0].Find("blend")!.Choices));
        Assert.Empty(result.Settings[0].Find("svd")!.Choices);
        Assert.All(chosen, choice => Assert.Contains(result.Choices(), line => line.Contains(choice, StringComparison.Ordinal)));
    }

    [Fact]
    public void Bayesian_mf_alone_needs_no_pull_where_who_rated_what_does()
    {
        // Strong tastes, and partners that say nothing: hundreds of weights without a signal are noise unless they are pulled to zero.
        var taste = Enumerable.Range(0, 60).Select(user => user % 2 == 0 ? 1 : -1).ToArray();
        var draw = RandomSource.For(seed: 3, "tastes");
        var rows = Enumerable.Range(0, 1800).Select(n => (User: n / 30, Item: ((n % 30) * 7 + n / 30) % 80, At: (ulong)n))
            .Select(
                r =>
                    (
                        $"u{r.User}",
                        $"i{r.Item}",
                        (float)Math.Clamp(3 + (taste[r.User] * (r.Item % 2 == 0 ? 1.2 : -1.2)) + (0.3 * draw.Normal(r.At)), 1, 5),
                        0L));
        var split = Split.Random(Ratings.FromRows(rows), test: .2);
        var input = new StudyInput(StudyData.Sample, split.Train);
        var fold = new StudyFold(
            input,
            BestStudy.Study.Settings[0],
            split,
            Before: null,
            new StudyOptions(),
            Progress: null,
            TestContext.Current.CancellationToken);
        var (plain, partners) = (Of(whoRatedWhat: false), Of(whoRatedWhat: true));
        Assert.True(plain.Zeros <= partners.Zeros, $"{plain} beside {partners}");
        Assert.False(plain.WhoRatedWhat);
        Assert.True(partners.WhoRatedWhat);

        BayesianMfOptions Of(bool whoRatedWhat) =>
            BayesianMfChoice.Choose(fold, new BayesianMfVariant("", whoRatedWhat, ContentSource.None), progress: null);
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
