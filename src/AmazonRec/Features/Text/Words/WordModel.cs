namespace AmazonRec.Features.Text.Words;

/// <summary>What word2vec predicts from what (Mikolov et al. 2013a).</summary>
public enum WordModel
{
    /// <summary>A word from the mean of those around it.</summary>
    Cbow,

    /// <summary>Each of the words around a word from it, one at a time.</summary>
    SkipGram,
}
