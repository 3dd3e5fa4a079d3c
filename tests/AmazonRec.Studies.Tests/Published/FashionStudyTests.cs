using AmazonRec.Data;
using AmazonRec.Models.Baselines;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Running;
using AmazonRec.Testing;

namespace AmazonRec.Studies.Tests.Published;

public sealed class FashionStudyTests : IDisposable
{
    private static readonly Study Means = FashionStudy.Study with { Models = [] };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Users_are_counted_by_what_the_filter_of_items_leaves()
    {
        // Ten users of two items that stay; one of them and a rare item, who has two reviews before the filter and one after it.
        var rows = Enumerable.Range(0, 10)
            .SelectMany(user => new[] { ($"u{user}", "i0", (float)(1 + (user % 5)), (long)user), ($"u{user}", "i1", 3f, 100L + user) })
            .Append(("single", "i0", 4f, 200L)).Append(("single", "rare", 4f, 201L));
        var input = new StudyInput(StudyData.Sample with { Metadata = null }, Ratings.FromRows(rows));
        var split = Assert.Single(FashionStudy.Study.Settings[0].Splits(input));
        Assert.Equal(20, split.Train.Count + split.Test.Count);
        Assert.DoesNotContain("single", split.Train.Users.Ids);
        Assert.Equal(["items with > 4 ratings", "users with > 1 ratings"], split.Train.Funnel.Skip(1).Take(2).Select(step => step.Step));
    }

    [Fact]
    public void As_reported_the_last_epoch_is_kept_and_clean_the_best()
    {
        var study = FashionStudy.Study with
        {
            Settings = [.. FashionStudy.Study.Settings.Where(s => s.Name is "as reported" or "clean" or "best epoch kept")],
            Models = [FashionStudy.Study.Models[1]],
        };
        var result = StudyRunner.Run(study, StudyData.Sample, StudyOptions.Short);
        var (reported, best) = (result.Settings[0].Find("cosine + MLP")!.History!, result.Settings[2].Find("cosine + MLP")!.History!);
        Assert.Equal(reported.Epochs.Count, reported.KeptEpoch);
        Assert.Equal(reported.Epochs.Select(e => e.ValidationLoss), best.Epochs.Select(e => e.ValidationLoss));
        Assert.Equal(best.Epochs.MinBy(e => e.ValidationLoss)!.Epoch, best.KeptEpoch);
        Assert.False(FashionStudy.Study.Settings[1].KeepsLastEpoch || FashionStudy.Study.Settings[1].FitsContentOnAllRows);
        Assert.Equal(["cosine + MLP"], ProtocolEffect.Measure(result).Select(e => e.Model)); // no mean keeps an epoch
        Assert.InRange(result.Settings[0].Find("cosine + MLP")!.Shown!.Predicted.Count, 100, 200);
        Assert.Null(result.Settings[1].Find("cosine + MLP")!.Shown);
        Assert.Empty(result.Findings()); // made-up data show nothing
    }

    [Fact]
    public void Its_reviews_are_told_by_their_folder()
    {
        Directory.CreateDirectory(_folder.PathOf("amazon2018-fashion-7reviews"));
        var own = _folder.WriteGzip("amazon2018-fashion-7reviews/reviews.csv.gz", "");
        var strange = _folder.Write("reviews.csv", "");
        Assert.Equal("fashion-7reviews", StudyData.Find(FashionStudy.Study, own).ShortName);
        Assert.Equal("fashion-7reviews", StudyData.Find(FashionStudy.Study, _folder.Path).ShortName);
        Assert.Equal("reviews.csv", StudyData.Find(FashionStudy.Study, strange).Label);
    }

    [SharedFact]
    public void On_real_fashion_reviews_a_shrunk_mean_has_the_independently_measured_figures()
    {
        var result = StudyRunner.Run(
            Means with { Settings = [.. Means.Settings.Where(s => s.Name is "as reported" or "copies removed")] },
            StudyData.Find(Means, Shared.Data("amazon2018-fashion-7reviews")));
        var (reported, once) = (result.Settings[0], result.Settings[1]);
        var (mean, alone) = (reported.Find(Baseline.ShrunkUserMean.Name)!, once.Find(Baseline.ShrunkUserMean.Name)!);
        Assert.Equal([11_136, 4_195, 3_990], reported.Funnel.Take(3).Select(step => step.Ratings));
        // Measured elsewhere on another draw: .774, .498, r .790; over twenty draws RMSE lies between .69 and .84.
        Assert.Equal((.774, .498, .790), (mean.Rmse.Estimate, mean.Mae.Estimate, mean.Pearson.Estimate), Within(.08, .06, .04));
        // 1.29, 1.07, r .18; over twenty draws between 1.11 and 1.32, .91 and 1.07, .01 and .38.
        Assert.Equal((1.22, 1.00, .196), (alone.Rmse.Estimate, alone.Mae.Estimate, alone.Pearson.Estimate), Within(.11, .1, .19));
        Assert.Equal(.69, (double)reported.Leak!.SameUserAndText!.Value / reported.Leak.TestRows, .03);
    }

    private static EqualityComparer<(double, double, double)> Within(double first, double second, double third) =>
        EqualityComparer<(double, double, double)>.Create((a, b) =>
            Math.Abs(a.Item1 - b.Item1) <= first && Math.Abs(a.Item2 - b.Item2) <= second && Math.Abs(a.Item3 - b.Item3) <= third);
}
