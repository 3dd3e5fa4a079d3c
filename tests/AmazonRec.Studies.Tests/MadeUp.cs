using AmazonRec.Data;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Running;


namespace AmazonRec.Studies.Tests;

/// <summary>Results of studies, made up for a test.</summary>
internal static class MadeUp
{
    /// <summary>A result on a stand-in.</summary>
    public static StudyResult Result(params IReadOnlyList<SettingResult> settings) => new(
        "study", "A study", "data", DataKind.StandIn, "data", "data.csv", "managed", settings, [], RunEnvironment.Here, Seconds: 1)
    {
        Draws = new(),
    };

    /// <summary>A clean setting: a mean, and models with their RMSE and p against it; below 0 is better.</summary>
    public static SettingResult Clean(params IReadOnlyList<(string Name, double Rmse, double P, double Difference)> models) =>
        Setting(
            "clean",
            Protocol.Clean,
            [
                Model("mean", 1, isBaseline: true),
                .. models.Select(m => Model(m.Name, m.Rmse) with { AgainstBaseline = Tested(m.Name, m.P, m.Difference) })]);

    /// <summary>A setting of such models.</summary>
    public static SettingResult Setting(string name, Protocol protocol, IReadOnlyList<ModelResult> models) =>
        new(name, protocol, "", [], [], models, []);

    /// <summary>A model of an RMSE.</summary>
    public static ModelResult Model(string name, double rmse, bool isBaseline = false) =>
        new(name, isBaseline, Reported: null, Exactly(rmse), Exactly(rmse), Exactly(rmse), [], [], Seconds: 1);

    /// <summary>A comparison that came to some p.</summary>
    public static Comparison Tested(string name, double p, double difference)
    {
        var test = new PairedTest(10, difference, difference, p);
        return new Comparison(name, new RatingIntervals(Exactly(difference), Exactly(difference), Exactly(difference)), test, test);
    }

    private static Interval Exactly(double value) => new(value, value, value, Level: .95);
}
