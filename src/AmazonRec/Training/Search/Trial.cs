using System.Text.Json.Serialization;

namespace AmazonRec.Training.Search;

/// <summary>One training run of a search.</summary>
/// <param name="Number">0 for the default options, from 1 for drawn ones.</param>
/// <param name="Choice">What was drawn, by option as on the command line; empty for the default.</param>
/// <param name="Epochs">For how long, at most.</param>
/// <param name="KeptEpoch">The epoch whose weights were kept; 0 where training diverged.</param>
/// <param name="StoppedEarly">Whether it ended before its last epoch.</param>
/// <param name="Rmse">On the validation rows; not a number where training diverged.</param>
/// <param name="Seconds">Wall time.</param>
public sealed record Trial(
    int Number, IReadOnlyDictionary<string, string> Choice, int Epochs, int KeptEpoch, bool StoppedEarly, double Rmse, double Seconds)
{
    /// <summary>Whether it has the default options.</summary>
    [JsonIgnore]
    public bool IsDefault => Number == 0;
}
