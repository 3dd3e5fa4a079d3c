using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using Spectre.Console;

namespace AmazonRec.Benchmarks.Commands;

/// <summary><c>words</c>: how fast word vectors are learned, beside gensim.</summary>
internal static class WordsCommand
{
    private const int Words = 10_000_000;
    private const int FewWords = 20_000;

    public static Command Create()
    {
        var corpus = new Option<string?>("--corpus")
        {
            Description = "A text file, a sentence of words between spaces a line; by default words as frequent as in language.",
            HelpName = "FILE",
        };
        var words = new Option<int?>("--words")
        {
            Description = $"Without --corpus: how many words; {Words:N0}, or {FewWords:N0} with --quick.",
            HelpName = "N",
        };
        var epochs = new Option<int>("--epochs")
        {
            Description = "Passes of each measurement.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var peers = new Option<bool>("--peers") { Description = "Run gensim with the same options, in turn with ours." };
        var threads = ThreadsOption.Create("Threads to measure on, beside one.");
        var (quick, repeats) = (SmokeRun.Quick(), SmokeRun.Repeats());
        var json = OutputOptions.Json();
        var command = new Command("words", "Measure word2vec, 300 numbers a word: words per second, ratio to gensim.")
        {
            corpus,
            words,
            epochs,
            peers,
            quick,
            threads,
            repeats,
            json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var screen = Screen.Open(parsed);
                var smoke = parsed.GetValue(quick);
                var count = parsed.GetValue(words) ?? (smoke ? FewWords : Words);
                if (count < 1 || parsed.GetValue(epochs) < 1)
                    throw new ArgumentException("--words and --epochs take a number from 1.");
                var sentences = parsed.GetValue(corpus) is { } file
                    ? File.ReadLines(file)
                        .Select(line => (IReadOnlyList<string>)line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                    : WordBenchmark.Sentences(count);
                var options = new BenchmarkOptions
                {
                    Threads = parsed.GetValue(threads),
                    Repeats = SmokeRun.RepeatsOf(parsed.GetValue(repeats), smoke),
                    Quick = smoke,
                    Peers = parsed.GetValue(peers),
                };
                var speeds = ProgressDisplay.Run(screen, display =>
                    WordBenchmark.Run(
                        sentences, parsed.GetValue(epochs), options, screen.Notes.WriteLine, display.Task("measure"), cancellation));
                if (smoke) screen.Notes.WriteLine(SmokeRun.Note);
                if (parsed.GetValue(json))
                    screen.Output.WriteLine(
                        Json.Write(new { Corpus = parsed.GetValue(corpus), Epochs = parsed.GetValue(epochs), Speeds = speeds }));
                else
                    foreach (var speed in speeds)
                        screen.Output.WriteLine(
                            $"{speed.Model,-9} {speed.Ours.Threads} thread{(speed.Ours.Threads == 1 ? " " : "s")} "
                            + $"{speed.Ours.Median,12:N0} "
                            + $"words/s{(speed.Gensim is { } peer ? $", gensim {peer.Median,12:N0}, ratio {speed.TimesFaster:F2}" : "")}");
                return 0;
            },
            CancellationToken.None));
        return command.WithExamples(
            "dotnet run -c Release --project benchmarks/AmazonRec.Benchmarks -- words --peers --repeats 5                    words a "
            + "second, beside gensim");
    }
}
