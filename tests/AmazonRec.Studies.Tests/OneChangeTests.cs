using AmazonRec.Data;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Running;


namespace AmazonRec.Studies.Tests;

/// <summary>A setting that says it changes one thing changes that and nothing else, in every study.</summary>
public sealed class OneChangeTests
{
    private static readonly Lazy<StudyInput> Sample = new(() => new StudyInput(StudyData.Sample, Ratings.Read(StudyData.Sample.Source)));

    public static TheoryData<string, string> Settings() =>
        [
            .. StudyCatalog.All.SelectMany(
                study => study.Settings.Where(s => s.Varies is not null || s.Changes is not null).Select(s => (study.Name, s.Name)))];

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_setting_changes_what_it_says_and_nothing_else(string study, string name)
    {
        var settings = StudyCatalog.Find(study).Settings;
        var setting = settings.Single(s => s.Name == name);
        var varied = settings.TakeWhile(s => s != setting)
            .Single(s => s.Name == setting.Varies); // an earlier one, so that its predictions are there
        Assert.NotNull(setting.Changes);
        Assert.Equal(setting.Changes == Change.Weights, setting.CarriesWeights != varied.CarriesWeights);
        Assert.Equal(setting.Changes == Change.Epochs, TrainsLonger(setting) != TrainsLonger(varied));
        Assert.Equal(setting.Changes == Change.KeptEpoch, setting.KeepsLastEpoch != varied.KeepsLastEpoch);
        Assert.Equal(varied.FitsContentOnAllRows, setting.FitsContentOnAllRows);
        Assert.Equal(varied.Validation, setting.Validation);
        var (before, after) = (varied.Splits(Sample.Value), setting.Splits(Sample.Value));
        Assert.Equal(before.Count, after.Count);
        Assert.All(before.Zip(after), pair => Compare(setting.Changes.Value, pair.First, pair.Second));
    }

    private static bool TrainsLonger(StudySetting setting) => setting.CarriesWeights || setting.TrainsAsOftenAsCarried;

    private static void Compare(Change change, Split before, Split after)
    {
        if (change == Change.Rows)
        {
            // Other rows, dealt in the same way: the same shares, and stopped by the same kind of rows.
            Assert.Equal(before.Protocol, after.Protocol);
            Assert.Equal(Share(before, before.Train), Share(after, after.Train), .02);
            Assert.Equal(Share(before, before.Test), Share(after, after.Test), .02);
            return;
        }

        Assert.Equal(Rows(before.Test), Rows(after.Test));
        Assert.Equal(change == Change.TrainingRows, !Rows(before.Train).Order().SequenceEqual(Rows(after.Train).Order()));
        Assert.Equal(change == Change.Stopping, !Rows(before.Validation).SequenceEqual(Rows(after.Validation)));
        if (change == Change.Stopping)
            Assert.Equal(Rows(before.Train), Rows(after.Train)); // in the same order, so that epochs are the same
    }

    private static double Share(Split split, Ratings part) =>
        (double)part.Count / (split.Train.Count + split.Test.Count + (split.Protocol == Protocol.AsReported ? 0 : split.Validation.Count));

    private static IEnumerable<(int, int, float, long)> Rows(Ratings rows) =>
        Enumerable.Range(0, rows.Count).Select(row => (rows.User[row], rows.Item[row], rows.Value[row], rows.Time[row]));
}
