using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Features.Text.Words;

namespace AmazonRec.Cli.Data;

/// <summary><c>features words FILE WORD...</c>: which words are near.</summary>
internal static class FeaturesWordsCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Word vectors as word2vec writes them, binary or text, plain or gzip." };
        var words = new Argument<string[]>("WORD")
        {
            Description = "The word; of several, the mean counts.",
            Arity = ArgumentArity.OneOrMore,
        };
        var count = FeatureFileOptions.Count();
        var json = OutputOptions.Json();
        var command = new Command(
            "words", "Show the words whose vectors are nearest to those of some words, by cosine.") { file, words, count, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var screen = Screen.Open(parsed);
                var path = parsed.GetRequiredValue(file);
                var read = ProgressDisplay.Run(
                    screen, display => WordVectorFile.Read(path, progress: display.Task("read"), cancellation: cancellation));
                var near = read.Vectors!.Nearest(
                    parsed.GetRequiredValue(words),
                    parsed.GetValue(count) is > 0 and var n ? n : throw new ArgumentException("--count takes a number from 1."));
                if (parsed.GetValue(json))
                    screen.Output.WriteLine(
                        Json.Write(new { File = path, Words = read.InFile, read.Width, read.Repeated, Nearest = near }));
                else
                    foreach (var word in near) screen.Output.WriteLine($"{word.Cosine,7:F3}  {word.Word}");
                return 0;
            },
            CancellationToken.None));
        return command.WithExamples(
            "amazonrec features words words.bin guitar",
            "amazonrec features words words.txt string gauge --count 20 --json");
    }
}
