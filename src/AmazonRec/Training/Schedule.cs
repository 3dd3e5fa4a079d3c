using System.Text.Json.Serialization;
using AmazonRec.Engines;

namespace AmazonRec.Training;

/// <summary>How learning rate and momentum go from the first step of training to its last.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "name")]
[JsonDerivedType(typeof(Constant), "constant")]
[JsonDerivedType(typeof(OneCycle), "one-cycle")]
public abstract record Schedule
{
    /// <summary>The schedules by the names they have on the command line and in files.</summary>
    public static IReadOnlyDictionary<string, Schedule> ByName { get; } = new Dictionary<string, Schedule>(StringComparer.Ordinal)
    {
        ["constant"] = new Constant(),
        ["one-cycle"] = new OneCycle(),
    };

    /// <summary>One step's learning rate and momentum.</summary>
    /// <param name="optimizer">Whose learning rate the schedule shapes.</param>
    /// <param name="number">Steps taken before this one, over all epochs.</param>
    /// <param name="total">Steps of all epochs, whether or not training stops early.</param>
    public abstract Step At(Optimizer optimizer, long number, long total);
}
