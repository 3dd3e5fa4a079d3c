using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Synthesis;

namespace AmazonRec.Cli.Data;

/// <summary>What the formats are called on the command line.</summary>
internal static class SynthesisFormatNames
{
    private static readonly IReadOnlyDictionary<string, SynthesisFormat> Names = EnumName.All<SynthesisFormat>();

    public static IEnumerable<string> All => Names.Keys;

    /// <exception cref="ArgumentException">There is no such format.</exception>
    public static SynthesisFormat Parse(string name) => Names.TryGetValue(name, out var format)
        ? format
        : throw new ArgumentException($"There is no format '{name}'.{Nearest.Hint(name, All)} Choose one of {string.Join(", ", All)}.");
}
