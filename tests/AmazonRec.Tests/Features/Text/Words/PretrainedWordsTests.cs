using AmazonRec.Features.Text.Words;
using AmazonRec.Testing;

namespace AmazonRec.Tests.Features.Text.Words;

public sealed class PretrainedWordsTests : IDisposable
{
    private static readonly Corpus Corpus = Corpus.Build([["guitar", "string"], ["guitar", "string"]], minCount: 2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_a_file_only_the_words_of_the_texts_are_kept_and_the_file_is_told_by_its_hash()
    {
        var path = Write("guitar", "violin", "piano");
        var (vectors, source) = PretrainedWords.Read(path, Corpus);
        Assert.Equal(["guitar"], vectors.Words);
        Assert.Equal(("v.bin", 2, 3L, 1), (source.File, source.Width, source.InFile, source.Found));
        Assert.Equal(PretrainedWords.HashOf(path), source.Hash);
        Assert.Equal(16, source.Hash.Length);
    }

    [Fact]
    public void A_file_without_any_word_of_the_texts_is_an_error_that_names_one()
    {
        var error = Assert.Throws<ArgumentException>(() => PretrainedWords.Read(Write("Gitarre", "Saite"), Corpus));
        Assert.Contains("has 2 words, and none of the 2 of the texts, such as 'guitar'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_corpus_is_read_more_often_than_a_large_one()
    {
        Assert.Equal(Word2VecOptions.MostEpochs, Word2VecOptions.EpochsFor(Corpus));
        var large = Corpus.Build([[.. Enumerable.Range(0, Word2VecOptions.FewestPlaces / 4).Select(n => $"w{n % 1000}")]], minCount: 1);
        Assert.Equal(5, Word2VecOptions.EpochsFor(large)); // word2vec's own
    }

    private string Write(params string[] words)
    {
        WordVectorFile.WriteBinary(
            _folder.PathOf("v.bin"), new WordVectors(words, 2, [.. Enumerable.Range(0, words.Length * 2).Select(n => (float)n)]));
        return _folder.PathOf("v.bin");
    }
}
