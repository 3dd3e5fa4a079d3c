using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
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
    private readonly Option<string?> _catalog = ItemFileOptions.Catalog("the shop's own words, known before anyone rates.");
    private readonly Option<string?> _ratings = ItemFileOptions.OnlyItemsOf();
    private readonly Option<string> _field = new("--field")
    {
        Description = "With --catalog: features (or else description, or else category), or title.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "features",
    };
    private readonly Option<bool> _leaky = new("--leaky")
    {
        Description =
            "With --data: read the reviews to be predicted, too. It shows what such a leak is worth, and no clean split takes the result.",
    };
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
    private readonly Option<string?> _pretrained = new("--pretrained")
    {
        Description = "word2vec: begin with these vectors where they have a word, binary or text, plain or gzip.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _vectors = new("--vectors-out")
    {
        Description = "word2vec: write the words' vectors, too; as text if named .txt, else binary.",
        HelpName = "FILE",
    };
    private readonly Option<string> _out = FeatureFileOptions.Out();
    private readonly Option<bool> _json = OutputOptions.Json();
    private readonly CatalogColumnsOption _catalogColumns = new();
    private readonly WordOptions _words = new();
    private readonly DataOptions _data = new(required: false);

    public static Command Create() => new FeaturesTextCommand().Build();

    private Command Build()
    {
        _method.Required = true;
        _weights.AcceptOnlyFromAmong("none", "tfidf");
        _field.AcceptOnlyFromAmong("features", "title");
        var command = new Command(
            "text", "Turn the texts of items into numbers: of metadata, or of the reviews among a split's rows to train on.")
        {
            _catalog, _ratings, _field, _leaky, _method, _tokenizer, _width, _weights, _pretrained, _vectors, _out, _noCache, _json,
        };
        _catalogColumns.AddTo(command);
        _words.AddTo(command);
        _data.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command.WithExamples(
            "amazonrec features text --catalog meta_Gift_Cards.json.gz --field title --encoder minilm --out text.features",
            "amazonrec features text --catalog meta_Electronics.json.gz --only-items-of Electronics.csv --encoder word2vec --pretrained "
            + "GoogleNews-vectors-negative300.bin.gz --out text.features",
            "amazonrec features text --data Musical_Instruments_5.json.gz --split-file time.split --encoder word2vec --weights tfidf "
            + "--out text.features --vectors-out words.bin");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        RefuseIdleOptions(parsed);
        var source = parsed.GetValue(_catalog) is { } catalog ? DataSource.File(catalog) : _data.Source(parsed);
        foreach (var file in new[] { parsed.GetValue(_out), parsed.GetValue(_vectors) }.OfType<string>())
            AtomicFile.Probe(Path.GetDirectoryName(Path.GetFullPath(file))!);
        if (parsed.GetValue(_pretrained) is { } pretrained) DataSource.File(pretrained);
        using var encoder = OpenEncoder(parsed);
        var (texts, features, learned) = ProgressDisplay.Run(screen, display =>
        {
            var read = parsed.GetValue(_catalog) is null
                ? OfReviews(parsed, source, display, cancellation)
                : OfCatalog(parsed, source, display, cancellation);
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
                        Out = parsed.GetValue(_out),
                    }));
        else
        {
            if (encoder is not null) EncoderView.Show(screen.Results, encoder.Card, features);
            Show(screen.Results, parsed, texts, features, learned?.Summary);
        }

        return 0;
    }

    /// <exception cref="ArgumentException">Options that have nothing to say, or no source or two.</exception>
    private void RefuseIdleOptions(ParseResult parsed)
    {
        if (parsed.GetValue(_catalog) is null == !_data.IsGiven(parsed))
            throw new ArgumentException("Name the texts with --catalog FILE or with --data REVIEWS, one of the two.");
        if (
            parsed.GetValue(_method) != "word2vec"
                && new Option[] { _pretrained, _vectors, _weights }.FirstOrDefault(
                    option => parsed.GetResult(option) is { Implicit: false }) is { } idle)
            throw new ArgumentException(
                $"{idle.Name} has nothing to say about {parsed.GetValue(_method)}. Leave it out, or take --encoder word2vec.");
        var method = parsed.GetRequiredValue(_method);
        if (!EncoderOptions.IsPretrained(method))
            EncoderOptions.RefuseIdle(parsed, method, $"--encoder {PretrainedEncoders.MiniLm}", _tokenizer, _noCache);
        if (
            parsed.GetValue(_catalog) is null
                && new Option[] { _ratings, _field }.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } shops)
            throw new ArgumentException($"{shops.Name} is about metadata. Leave it out, or name metadata with --catalog.");
        if (parsed.GetValue(_catalog) is not null && parsed.GetValue(_leaky))
            throw new ArgumentException("--leaky is about reviews. Leave it out: metadata leaks nothing.");
    }

    private ItemTexts OfCatalog(ParseResult parsed, DataSource source, ProgressDisplay display, CancellationToken cancellation)
    {
        var rated = parsed.GetValue(_ratings) is { } path
            ? Ratings.Read(path, new ReadOptions { Progress = display.Task("ratings"), Cancellation = cancellation }).Items
            : null;
        var options = new CatalogOptions
        {
            Only = rated,
            Progress = display.Task("catalog"),
            Cancellation = cancellation,
            Names = _catalogColumns.Read(parsed),
        };
        var catalog = Catalog.Read(source, options);
        return parsed.GetValue(_field) == "title"
            ? CatalogTexts.Titles(catalog, Cleaner(parsed))
            : CatalogTexts.Features(catalog, Cleaner(parsed));
    }

    private ItemTexts OfReviews(ParseResult parsed, DataSource source, ProgressDisplay display, CancellationToken cancellation)
    {
        var reviews = _data.ReadReviews(parsed, source, display.Task("reviews"), cancellation);
        if (parsed.GetValue(_leaky)) return ReviewTexts.WithTargets(reviews, Protocol.AsReported, Cleaner(parsed));
        var split = _data.Read(parsed, source, display.Task("ratings"), cancellation);
        return ReviewTexts.OfTraining(reviews, split, Cleaner(parsed));
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
        if (encoder is not null)
        {
            var (threads, rate) = (_words.Threads(parsed), display.Encoding(method, "texts"));
            var encoded = PretrainedFeatures.OfTexts(texts, encoder, threads, rate, cancellation);
            return parsed.GetValue(_width) is { } few ? FeatureReduction.Reduce(encoded, few, threads) : encoded;
        }

        var width = (
            parsed.GetValue(_width)
                ?? (method == "word2vec" ? FeatureFileOptions.WordWidth : FeatureFileOptions.TextWidth)) is >= 1 and var n
            ? n
            : throw new ArgumentException("--width takes a number from 1.");
        if (method == "tfidf") return TextFeatures.OfTerms(texts, width);
        if (method == "tfidf-svd") return TextFeatures.OfTopics(texts, width, _data.Seed(parsed), _words.Threads(parsed));
        var corpus = Corpus.Build(texts.Sentences(), _words.MinCount(parsed));
        var known = parsed.GetValue(_pretrained) is { } path
            ? WordVectorFile.Read(path, corpus.Words.ToHashSet(StringComparer.Ordinal), display.Task("pretrained"), cancellation)
            : null;
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
        var vectors = Word2Vec.Train(corpus, _words.Read(parsed, width, _data.Seed(parsed)), known?.Vectors, progress, cancellation);
        var summary = new WordSummary(
            corpus.Words.Count, corpus.Tokens, corpus.RareWords, corpus.RareTokens, known?.InFile, known?.Vectors?.Words.Count ?? 0, speed);
        learned = new Learned(vectors, summary);
        return TextFeatures.OfWords(texts, vectors, parsed.GetValue(_weights) == "tfidf");
    }

    private void Show(IAnsiConsole console, ParseResult parsed, ItemTexts texts, FeatureMatrix features, WordSummary? words)
    {
        foreach (var (name, count) in texts.Counts)
            if (count > 0) console.WriteLine($"{count,10:N0}  {name}");
        if (words is not null)
        {
            console.WriteLine(
                $"{words.Words:N0} words at {words.Places:N0} places, {words.WordsPerSecond:N0} words/s; {words.RareWords:N0} rare "
                + $"words at {words.RarePlaces:N0} places have no vector");
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
        int Words, int Places, long RareWords, long RarePlaces, long? InPretrained, int FromPretrained, double WordsPerSecond);

    private sealed record Learned(WordVectors Vectors, WordSummary Summary);
}
