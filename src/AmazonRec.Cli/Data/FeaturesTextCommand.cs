using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Features;
using AmazonRec.Features.Pretrained;
using AmazonRec.Features.Text;
using AmazonRec.Features.Text.Cleaning;
using AmazonRec.Features.Text.Sources;
using AmazonRec.Features.Text.Words;
using Spectre.Console;

namespace AmazonRec.Cli.Data;

/// <summary><c>features text</c>: the texts of items as numbers.</summary>
internal sealed class FeaturesTextCommand
{
    private readonly Option<string> _method = EncoderOptions.Encoder(
        "tfidf: the most frequent terms; tfidf-svd: all of them, narrowed down; word2vec: the mean of the words' vectors; minilm: 384 "
        + "numbers by a network trained on sentences; or a network of your own.",
        ["tfidf", "tfidf-svd", "word2vec", PretrainedEncoders.MiniLm], "--method");
    private readonly Option<string?> _tokenizer = new("--tokenizer")
    {
        Description = "FILE.onnx: what cuts texts into tokens, BERT's vocab.txt (lower case) or a tokenizer.json.",
        HelpName = "FILE",
    };
    private readonly Option<bool> _noCache = EncoderOptions.NoCache();
    private readonly Option<int?> _width = FeatureFileOptions.Width();
    private readonly Option<string> _weights = new("--weights")
    {
        Description = "word2vec: what a word counts in the mean: none, or tfidf.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "none",
    };
    private readonly Option<string?> _pretrained = PretrainedOption.Create();
    private readonly Option<string?> _vectors = new("--vectors-out")
    {
        Description = "word2vec: write the words' vectors, too; as text if named .txt, else binary.",
        HelpName = "FILE",
    };
    private readonly Option<string> _out = FeatureFileOptions.Out();
    private readonly Option<bool> _json = OutputOptions.Json();
    private readonly TextSourceOptions _texts = new();
    private readonly WordOptions _words = new();

    public static Command Create() => new FeaturesTextCommand().Build();

    private Command Build()
    {
        _method.Required = true;
        _weights.AcceptOnlyFromAmong("none", "tfidf");
        var command = new Command(
            "text", "Turn the texts of items into numbers: of metadata, of the reviews among a split's rows to train on, or of both.")
        {
            _method, _tokenizer, _width, _weights, _pretrained, _vectors, _out, _noCache, _json,
        };
        _texts.AddTo(command);
        _words.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(
            () => EncoderOptions.Run(parsed, _method, _noCache, () => Run(parsed, cancellation)), CancellationToken.None));
        return command.WithExamples(
            "amazonrec features text --catalog meta_Gift_Cards.json.gz --field title --encoder minilm --out text.features",
            "amazonrec features text --catalog meta_Electronics.json.gz --only-items-of Electronics.csv --field title,brand,feature "
            + "--encoder word2vec --pretrained GoogleNews-vectors-negative300.bin.gz --out text.features",
            "amazonrec features text --catalog meta_Gift_Cards.json.gz --data Gift_Cards_5.json.gz --split-file time.split --encoder "
            + "tfidf-svd --out text.features      its texts and the training rows' reviews",
            "amazonrec features text --data Musical_Instruments_5.json.gz --split-file time.split --encoder word2vec --weights tfidf "
            + "--out text.features --vectors-out words.bin");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        _texts.Check(parsed);
        RefuseIdleOptions(parsed);
        foreach (var file in new[] { parsed.GetValue(_out), parsed.GetValue(_vectors) }.OfType<string>())
            AtomicFile.Probe(Path.GetDirectoryName(Path.GetFullPath(file))!);
        if (parsed.GetValue(_pretrained) is { } pretrained) DataSource.File(pretrained);
        using var encoder = OpenEncoder(parsed);
        var (texts, features, learned) = ProgressDisplay.Run(screen, display =>
        {
            var read = _texts.Read(parsed, Cleaner(parsed), display, cancellation);
            cancellation.ThrowIfCancellationRequested();
            return (read, Make(parsed, read, encoder, display, cancellation, out var words), words);
        });
        cancellation.ThrowIfCancellationRequested();
        if (learned is not null && parsed.GetValue(_vectors) is { } vectors)
        {
            if (vectors.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)) WordVectorFile.WriteText(vectors, learned.Vectors);
            else WordVectorFile.WriteBinary(vectors, learned.Vectors);
        }

        features.Save(parsed.GetRequiredValue(_out));
        var health = FeatureHealth.Measure(features);
        if (parsed.GetValue(_json))
            screen.Output.WriteLine(
                Json.Write(
                    new
                    {
                        Items = features.Items.Count,
                        features.Width,
                        texts.Counts,
                        features.Origin,
                        Words = learned?.Summary,
                        Health = health,
                        Out = parsed.GetValue(_out),
                    }));
        else
        {
            if (encoder is not null) EncoderView.Show(screen.Results, encoder.Card, features);
            Show(screen.Results, parsed, texts, features, learned?.Summary);
        }

        FeatureWarning.Write(screen, health);
        return 0;
    }

    /// <exception cref="ArgumentException">An option has nothing to say about the method.</exception>
    private void RefuseIdleOptions(ParseResult parsed)
    {
        if (
            parsed.GetValue(_method) != "word2vec"
                && new Option[] { _pretrained, _vectors, _weights }.FirstOrDefault(
                    option => parsed.GetResult(option) is { Implicit: false }) is { } idle)
            throw new ArgumentException(
                $"{idle.Name} has nothing to say about {parsed.GetValue(_method)}. Leave it out, or take --encoder word2vec.");
        var method = parsed.GetRequiredValue(_method);
        if (!EncoderOptions.IsPretrained(method))
            EncoderOptions.RefuseIdle(parsed, method, $"--encoder {PretrainedEncoders.MiniLm}", _tokenizer, _noCache);
    }

    private ITextEncoder? OpenEncoder(ParseResult parsed)
    {
        var (name, input) = (parsed.GetRequiredValue(_method), new TextInput(Tokenizer: parsed.GetValue(_tokenizer)));
        return EncoderOptions.IsPretrained(name)
            ? PretrainedEncoders.OpenText(name, input, EncoderOptions.Folder(parsed, _noCache))
            : null;
    }

    private TextCleaner Cleaner(ParseResult parsed) => parsed.GetValue(_method) == "word2vec" ? TextCleaner.English : TextCleaner.Markup;

    private FeatureMatrix Make(
        ParseResult parsed, ItemTexts texts, ITextEncoder? encoder, ProgressDisplay display, CancellationToken cancellation,
        out Learned? learned)
    {
        learned = null;
        var method = parsed.GetRequiredValue(_method);
        if (parsed.GetValue(_width) is < 1) throw new ArgumentException("--width takes a number from 1.");
        if (encoder is not null)
        {
            var (threads, rate) = (_words.Threads(parsed), display.Encoding(method, "texts"));
            var encoded = PretrainedFeatures.OfTexts(texts, encoder, threads, rate, cancellation);
            return parsed.GetValue(_width) is { } few ? FeatureReduction.Reduce(encoded, few, threads) : encoded;
        }

        var width = parsed.GetValue(_width) ?? FeatureFileOptions.TextWidth;
        if (method == "tfidf") return TextFeatures.OfTerms(texts, width);
        if (method == "tfidf-svd") return TextFeatures.OfTopics(texts, width, _texts.Seed(parsed), _words.Threads(parsed));
        learned = Learn(parsed, texts, display, cancellation);
        return TextFeatures.OfWords(texts, learned.Vectors, parsed.GetValue(_weights) == "tfidf", centred: true).With(learned.Notes);
    }

    private Learned Learn(ParseResult parsed, ItemTexts texts, ProgressDisplay display, CancellationToken cancellation)
    {
        var corpus = Corpus.Build(texts.Sentences(), _words.MinCount(parsed));
        var (known, from) = parsed.GetValue(_pretrained) is { } path
            ? PretrainedWords.Read(path, corpus, display.Task("pretrained"), cancellation)
            : (null, null);
        var width = parsed.GetValue(_width) ?? known?.Width ?? FeatureFileOptions.WordWidth;
        if (known is not null && known.Width != width)
            throw new ArgumentException(
                $"{parsed.GetValue(_pretrained)}: holds {known.Width} numbers per word, and {width} were asked for. Take --width "
                + $"{known.Width}.");
        var speed = 0.0;
        var shown = display.Words("word2vec");
        var progress = new Training.ImmediateProgress<Word2VecProgress>(p =>
        {
            speed = p.WordsPerSecond;
            shown.Report(p);
        });
        var options = _words.Read(parsed, width, _texts.Seed(parsed), corpus);
        var vectors = Word2Vec.Train(corpus, options, known, progress, cancellation);
        var summary = new WordSummary(
            corpus.Words.Count, corpus.Tokens, corpus.RareWords, corpus.RareTokens, options.Epochs, from?.InFile, from?.Found ?? 0, speed);
        return new Learned(vectors, summary, from);
    }

    private void Show(IAnsiConsole console, ParseResult parsed, ItemTexts texts, FeatureMatrix features, WordSummary? words)
    {
        foreach (var (name, count) in texts.Counts)
            if (count > 0) console.WriteLine($"{count,10:N0}  {name}");
        if (words is not null)
        {
            console.WriteLine(
                $"{words.Words:N0} words at {words.Places:N0} places, {words.Epochs:N0} {(words.Epochs == 1 ? "pass" : "passes")}, {words.WordsPerSecond:N0} words/s; "
                + $"{words.RareWords:N0} rare words at {words.RarePlaces:N0} places have no vector");
            if (words.InPretrained is { } inFile)
                console.WriteLine(
                    $"{words.FromPretrained:N0} words began with one of {inFile:N0} pretrained vectors, "
                    + $"{words.Words - words.FromPretrained:N0} at random");
        }

        if (texts.Items.Count > features.Items.Count)
            console.WriteLine($"{texts.Items.Count - features.Items.Count:N0} items with text have no word that counts, and no features");
        console.WriteLine($"written: {parsed.GetValue(_out)}, {features.Items.Count:N0} items with {features.Width} numbers each");
        if (parsed.GetValue(_vectors) is { } vectors) console.WriteLine($"written: {vectors}");
        if (texts.Kind == TextSourceKind.TargetReview)
            console.WriteLine("These features tell the ratings that are to be predicted: they show what a leak is worth.");
    }

    private sealed record WordSummary(
        int Words, int Places, long RareWords, long RarePlaces, int Epochs, long? InPretrained, int FromPretrained, double WordsPerSecond);

    private sealed record Learned(WordVectors Vectors, WordSummary Summary, PretrainedWords? Pretrained)
    {
        public Dictionary<string, string> Notes => Pretrained is null
            ? new() { ["epochs"] = $"{Summary.Epochs}" }
            : new() { ["epochs"] = $"{Summary.Epochs}", ["pretrained"] = Pretrained.File, ["pretrained-hash"] = Pretrained.Hash };
    }
}
