using AmazonRec.Models.Bayesian;

namespace AmazonRec.Training;

/// <summary>What the way that rows were divided says of when the rows to predict are made. Their times are not looked at.</summary>
internal static class TestTime
{
    /// <summary>Of a split's method, as <see cref="Data.Split.Method"/> names it.</summary>
    public static Horizon Of(string method) => method switch
    {
        "time" => Horizon.After,
        "user-time" or "leave-one-out" => Horizon.AfterUser,
        _ => Horizon.Among,
    };
}
