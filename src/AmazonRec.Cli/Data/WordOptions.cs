using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Features.Text.Words;

namespace AmazonRec.Cli.Data;

/// <summary>The options that say how word vectors are learned.</summary>
internal sealed class WordOptions
{
    private static readonly Word2VecOptions Standard = new();

    private readonly Option<bool> _skipGram = new("--skip-gram")
    {
        Description = "word2vec: predict the words around a word from it; without, the word from those around it (CBOW).",
    };
    private readonly Option<int?> _epochs = new("--epochs")
    {
        Description =
            $"word2vec: passes over the texts; by default {Standard.Epochs}, and of few texts as many as make "
            + $"{Word2VecOptions.FewestPlaces:N0} places of words, {Word2VecOptions.MostEpochs} at most.",
        HelpName = "N",
    };
    private readonly Option<int> _window = new("--window")
    {
        Description = "word2vec: words on each side that count as around, at most.",
        HelpName = "N",
        DefaultValueFactory = _ => Standard.Window,
    };
    private readonly Option<int> _minCount = new("--min-count")
    {
        Description = "word2vec: words that occur less often get no vector.",
        HelpName = "N",
        DefaultValueFactory = _ => 2,
    };
    private readonly Option<int> _threads = ThreadsOption.Create();

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _skipGram, _epochs, _window, _minCount, _threads }) command.Add(option);
    }

    public int MinCount(ParseResult parsed) =>
        parsed.GetValue(_minCount) is >= 1 and var n ? n : throw new ArgumentException("--min-count takes a number from 1.");

    public int Threads(ParseResult parsed) => parsed.GetValue(_threads);

    public Word2VecOptions Read(ParseResult parsed, int width, ulong seed, Corpus corpus) => new()
    {
        Model = parsed.GetValue(_skipGram) ? WordModel.SkipGram : WordModel.Cbow,
        Width = width,
        Epochs = parsed.GetValue(_epochs) ?? Word2VecOptions.EpochsFor(corpus),
        Window = parsed.GetValue(_window),
        Threads = Threads(parsed),
        Seed = seed,
    };
}
