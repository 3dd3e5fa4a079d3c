using AmazonRec.Compute;
using AmazonRec.Features.Text.Words;
using AmazonRec.Testing;

namespace AmazonRec.Tests.Features.Text.Words;

public sealed class Word2VecTests
{
    private static readonly Corpus Small = Corpus.Build(Sentences(300), minCount: 2);

    [Theory]
    [InlineData(WordModel.Cbow)]
    [InlineData(WordModel.SkipGram)]
    public void A_step_is_the_published_gradient(WordModel model)
    {
        var options = new Word2VecOptions { Model = model, Width = 20, Sample = 0 };
        using var network = new WordNetwork(Small.Words.Count, options.Width, threads: 2);
        var random = RandomSource.For(2, "test");
        foreach (var table in new[] { network.Input, network.Output })
            for (var i = 0; i < table.Length; i++) table.Span[i] = i % network.Stride < options.Width ? random.Uniform((ulong)i) - 0.5f : 0;
        var (input, output) = (Doubles(network.Input), Doubles(network.Output));
        var batch = new WordBatch();
        batch.Lay(Small, new WordDraws(Small, options), options, epoch: 1, first: 40, last: 140);
        network.Step(batch);

        // Plainly, from the tables before the step: h = mean of inputs, g = rate (label - sigmoid(h · out)); out += g h, each input += sum
        // of g out.
        var (newInput, newOutput) = (input.ToArray(), output.ToArray());
        Assert.True(batch.Examples > 50);
        for (
            var (example, at, from) = (0, 0, 0); example < batch.Examples; at = batch.InputEnds[example],
            from = batch.OutputEnds[example++])
        {
            var (h, change) = (new double[network.Stride], new double[network.Stride]);
            for (var i = at; i < batch.InputEnds[example]; i++)
                for (var c = 0; c < h.Length; c++) h[c] += input[(batch.Inputs[i] * network.Stride) + c] / (batch.InputEnds[example] - at);
            for (var o = from; o < batch.OutputEnds[example]; o++)
            {
                var start = batch.Outputs[o] * network.Stride;
                var dot = h.Select((x, c) => x * output[start + c]).Sum();
                var g = batch.Rate * ((o == from ? 1 : 0) - (1 / (1 + Math.Exp(-dot))));
                for (var c = 0; c < h.Length; c++)
                {
                    newOutput[start + c] += g * h[c];
                    change[c] += g * output[start + c];
                }
            }

            for (var i = at; i < batch.InputEnds[example]; i++)
                for (var c = 0; c < h.Length; c++) newInput[(batch.Inputs[i] * network.Stride) + c] += change[c];
        }

        for (var i = 0; i < newInput.Length; i++) Assert.Equal(newInput[i], network.Input.Span[i], 1e-5);
        for (var i = 0; i < newOutput.Length; i++) Assert.Equal(newOutput[i], network.Output.Span[i], 1e-5);
    }

    [Theory]
    [InlineData(WordModel.Cbow)]
    [InlineData(WordModel.SkipGram)]
    public void The_same_seed_gives_the_same_bits_on_any_number_of_threads(WordModel model)
    {
        var options = new Word2VecOptions { Model = model, Width = 24, Epochs = 2, Seed = 7, Threads = 1 };
        var once = Word2Vec.Train(Small, options);
        Assert.True(once.Values.SequenceEqual(Word2Vec.Train(Small, options with { Threads = 2 }).Values));
        Assert.True(once.Values.SequenceEqual(Word2Vec.Train(Small, options with { Threads = 5 }).Values));
        Assert.False(once.Values.SequenceEqual(Word2Vec.Train(Small, options with { Seed = 8 }).Values));
    }

    [Fact]
    public void Batches_together_are_the_whole_corpus_at_once()
    {
        var options = new Word2VecOptions { Sample = 0.01 };
        var draws = new WordDraws(Small, options);
        var (whole, part) = (new WordBatch(), new WordBatch());
        whole.Lay(Small, draws, options, epoch: 0, first: 0, last: Small.Tokens);
        var (inputs, outputs) = (new List<int>(), new List<int>());
        for (var first = 0; first < Small.Tokens; first += 37)
        {
            part.Lay(Small, draws, options, epoch: 0, first, Math.Min(first + 37, Small.Tokens));
            inputs.AddRange(part.Inputs);
            outputs.AddRange(part.Outputs);
        }

        Assert.Equal(whole.Inputs, inputs);
        Assert.Equal(whole.Outputs, outputs);
    }

    [Fact]
    public void Windows_stay_within_a_sentence()
    {
        var corpus = Corpus.Build([["a", "b"], ["c", "d"], ["a", "b"], ["c", "d"], ["e"], ["e"]], minCount: 2);
        var options = new Word2VecOptions { Sample = 0 };
        var batch = new WordBatch();
        batch.Lay(corpus, new WordDraws(corpus, options), options, epoch: 0, first: 0, last: corpus.Tokens);
        Assert.Equal(8, batch.Examples); // a word alone has nothing to be predicted from
        var partner = new Dictionary<string, string> { ["a"] = "b", ["b"] = "a", ["c"] = "d", ["d"] = "c" };
        for (var (example, from) = (0, 0); example < batch.Examples; from = batch.OutputEnds[example++])
            Assert.Equal(partner[corpus.Words[batch.Outputs[from]]], corpus.Words[batch.Inputs[example]]);
    }

    [Theory]
    [InlineData(0.025)]
    [InlineData(0.1)] // seventeen words: each is changed many times in any run of places
    public void Words_that_stand_in_the_same_places_come_near_each_other(double rate)
    {
        var vectors = Word2Vec.Train(Small, new Word2VecOptions { Width = 32, Epochs = 20, Sample = 0, Rate = rate, Seed = 1 });
        foreach (var kind in new[] { "fruit", "tool" })
        {
            var near = vectors.Nearest([kind + "0"], 4);
            Assert.All(near, word => Assert.StartsWith(kind, word.Word));
            Assert.All(near, word => Assert.InRange(word.Cosine, 0.9f, 1.001f));
        }
    }

    [Fact]
    public void Text_that_says_one_thing_over_and_over_stays_finite()
    {
        var corpus = Corpus.Build(Enumerable.Repeat<IReadOnlyList<string>>([.. Enumerable.Repeat("great", 500), "bad"], 20), minCount: 2);
        var vectors = Word2Vec.Train(corpus, new Word2VecOptions { Width = 16, Sample = 0, Epochs = 10 });
        foreach (var value in vectors.Values) Assert.InRange(value, -100, 100);
    }

    [Fact]
    public void Pretrained_vectors_are_the_beginning_of_words_they_have()
    {
        var known = new WordVectors(["fruit0", "stranger"], 16, [.. Enumerable.Range(0, 32).Select(i => i / 8f)]);
        var options = new Word2VecOptions { Width = 16, Epochs = 1, Rate = 1e-9, FinalRate = 0 };
        var vectors = Word2Vec.Train(Small, options, known);
        Assert.True(vectors.TryGetCode("fruit0", out var code));
        Assert.False(vectors.TryGetCode("stranger", out _));
        for (var i = 0; i < 16; i++) Assert.Equal(i / 8f, vectors.Row(code)[i], 1e-5f);
        Assert.True(vectors.TryGetCode("fruit1", out code));
        foreach (var value in vectors.Row(code)) Assert.InRange(value, -0.032f, 0.032f);
        Assert.Contains(
            "--width 16", Assert.Throws<ArgumentException>(() => Word2Vec.Train(Small, options with { Width = 8 }, known)).Message);
    }

    [Fact]
    public void Rare_words_are_left_out_and_counted()
    {
        var corpus = Corpus.Build([["b", "a", "x"], ["y"], ["a", "b", "a"]], minCount: 2);
        Assert.Equal(["a", "b"], corpus.Words);
        Assert.Equal([3L, 2L], corpus.Counts);
        Assert.Equal((5, 2L, 2L, 2), (corpus.Tokens, corpus.RareWords, corpus.RareTokens, corpus.Ends.Length));
        Assert.Contains("--min-count", Assert.Throws<ArgumentException>(() => Corpus.Build([["a"]], minCount: 2)).Message);
    }

    [Fact]
    public void Frequent_words_are_thinned_out_as_word2vec_does()
    {
        var corpus = Corpus.Build(
            [[.. Enumerable.Repeat("the", 90_000), .. Enumerable.Range(0, 10_000).Select(n => $"w{n / 2}")]], minCount: 2);
        var draws = new WordDraws(corpus, new Word2VecOptions());
        var kept = Enumerable.Range(0, 90_000).Count(place => draws.Keeps(0, draws.At(0, place)));
        Assert.Equal((Math.Sqrt(0.9 / 0.001) + 1) * (0.001 / 0.9), kept / 90_000.0, 3e-3);
        Assert.All(Enumerable.Range(0, 1000), place => Assert.True(draws.Keeps(1, draws.At(0, place))));
        var counts = new int[corpus.Words.Count];
        for (var place = 0; place < 20_000; place++) counts[draws.Negative(draws.At(0, place), place % 5)]++;
        var all = corpus.Counts.Sum(count => Math.Pow(count, 0.75));
        Assert.Equal(Math.Pow(90_000, 0.75) / all, counts[0] / 20_000.0, 0.02);
    }

    [SharedFact]
    public void On_reviews_of_instruments_strings_are_near_string_or_gauge()
    {
        var sentences = AmazonRec.Data.Reviews.Read(Shared.Data("amazon2014-musical", "Musical_Instruments_5.json.gz"))
            .Select(review => (IReadOnlyList<string>)[.. AmazonRec.Features.Text.Cleaning.Tokens.Cut(review.Text.ToLowerInvariant(), 1)]);
        var vectors = Word2Vec.Train(Corpus.Build(sentences, minCount: 5), new Word2VecOptions { Width = 100, Epochs = 3 });
        var near = vectors.Nearest(["strings"], 20).Select(word => word.Word);
        Assert.NotEmpty(near.Intersect(["string", "gauge", "picks", "elixir", "elixirs", "daddario", "ernie"]));
    }

    private static double[] Doubles(AlignedBuffer buffer) => [.. buffer.Span.ToArray().Select(x => (double)x)];

    private static IEnumerable<IReadOnlyList<string>> Sentences(int count)
    {
        var random = RandomSource.For(3, "sentences");
        for (var n = 0; n < count; n++)
        {
            string Word(string kind, int i) => $"{kind}{random.Below(5, (ulong)((n * 100) + i))}";
            yield return n % 2 == 0
                ? ["eat", "the", Word("fruit", 0), "sweet", "and", Word("fruit", 1), "ripe"]
                : ["take", "the", Word("tool", 2), "strong", "and", Word("tool", 3), "sharp"];
        }
    }
}
