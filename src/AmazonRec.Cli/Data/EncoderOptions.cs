using System.CommandLine;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Features.Pretrained;
using Spectre.Console;

namespace AmazonRec.Cli.Data;

/// <summary>The options that name an encoder, and say whether encodings are kept.</summary>
internal static class EncoderOptions
{
    private const string File = ".onnx";

    /// <summary>What makes numbers of items: a name, or a file.</summary>
    /// <param name="description">What they are.</param>
    /// <param name="names">The names.</param>
    /// <param name="aliases">What the option is called, too.</param>
    public static Option<string> Encoder(string description, IReadOnlyList<string> names, params string[] aliases)
    {
        var option = new Option<string>("--encoder", aliases)
        {
            Description = description,
            HelpName = $"{string.Join('|', names)}|FILE{File}",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && !names.Contains(name) && !name.EndsWith(File, StringComparison.OrdinalIgnoreCase))
                result.AddError(
                    $"{option.Name}: '{name}' is none of {string.Join(", ", names)}, and no {File} file.{Nearest.Hint(name, names)}");
        });
        return option;
    }

    public static Option<bool> NoCache() => new("--no-cache")
    {
        Description =
            $"Pretrained: encode all anew, and keep nothing. Otherwise nothing is encoded twice ({CacheFolder.Variable} names the folder).",
    };

    /// <summary>The folder of encodings; null where none are to be kept.</summary>
    public static string? Folder(ParseResult parsed, Option<bool> noCache) => parsed.GetValue(noCache) ? null : CacheFolder.Encodings;

    /// <summary>Runs a command; where it is cancelled, and encodings are kept, that is said.</summary>
    public static int Run(ParseResult parsed, Option<string> encoder, Option<bool> noCache, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (OperationCanceledException) when (IsPretrained(parsed.GetRequiredValue(encoder)) && !parsed.GetValue(noCache))
        {
            Screen.Open(parsed).Notes.WriteLine(
                "Cancelled. No file was written. What was encoded is kept: the same command goes on from there.");
            return ExitCode.Cancelled;
        }
    }

    /// <summary>Refuses options that were given and have nothing to say.</summary>
    /// <exception cref="ArgumentException">There is one.</exception>
    public static void RefuseIdle(ParseResult parsed, string encoder, string remedy, params IEnumerable<Option> idle)
    {
        if (idle.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
            throw new ArgumentException($"{given.Name} has nothing to say about {encoder}. Leave it out, or take {remedy}.");
    }

    /// <summary>Whether a name is that of an encoder that was trained elsewhere.</summary>
    public static bool IsPretrained(string encoder) => PretrainedEncoders.IsKnown(encoder);
}
