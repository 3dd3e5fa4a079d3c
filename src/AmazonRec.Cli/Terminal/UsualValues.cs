using System.CommandLine;
using System.Runtime.CompilerServices;

namespace AmazonRec.Cli.Terminal;

/// <summary>In words, what holds where an option is not given and the value is the machine's: a page of options is the same everywhere.</summary>
internal static class UsualValues
{
    private static readonly ConditionalWeakTable<Option, string> Known = [];

    /// <summary>Says it of an option, where that is declared.</summary>
    public static T Usually<T>(this T option, string words)
        where T : Option
    {
        Known.AddOrUpdate(option, words);
        return option;
    }

    /// <summary>The words; null where the value itself says it.</summary>
    public static string? Find(Option option) => Known.TryGetValue(option, out var words) ? words : null;
}
