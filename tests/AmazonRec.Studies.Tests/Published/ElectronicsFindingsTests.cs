using AmazonRec.Data;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Results;
using AmazonRec.Training;

namespace AmazonRec.Studies.Tests.Published;

public sealed class ElectronicsFindingsTests
{
    [Fact]
    public void A_first_training_that_learns_no_more_than_the_mean_is_said_to()
    {
        var findings = ElectronicsFindings.Of(Of(first: .995));
        Assert.Contains(".99, reaches RMSE 1.400; with the .9 of the text 0.900; the mean of all ratings 1.000", findings[0]);
        Assert.Contains("loss on the test rows is 0.995, no better than the 1.000 of the mean", findings[1]);
        Assert.Contains("it is 0.810", findings[1]);
        Assert.Contains("beside the 1.000 of the mean", ElectronicsFindings.Of(Of(first: .9))[1]);
        Assert.Equal(2, findings.Count); // nothing of a text that did not run
    }

    [Fact]
    public void Without_its_models_nothing_is_said() =>
        Assert.Empty(ElectronicsFindings.Of(MadeUp.Result(MadeUp.Setting("as reported", Protocol.AsReported, []))));

    private static StudyResult Of(double first) => MadeUp.Result(MadeUp.Setting("as reported", Protocol.AsReported,
    [
        MadeUp.Model("global-mean", 1, isBaseline: true), MadeUp.Model("MF", 1.4), MadeUp.Model("MF, momentum .9", .9),
        MadeUp.Model("MLP, batch 1024 alone", 1) with { History = Kept(first) }, MadeUp.Model("MLP", .9) with { History = Kept(.81) },
    ]));

    private static History Kept(double loss) =>
        new([new(1, 2, loss, .1, 0), new(2, 1, 5, .1, 0)], KeptEpoch: 1, StoppedEarly: true, Diverged: false);
}
