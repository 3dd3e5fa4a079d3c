namespace AmazonRec.Features.Text.Words;

/// <summary>Where learning stands.</summary>
/// <param name="Share">Part of all passes that is done, 0 to 1.</param>
/// <param name="Epoch">The pass, from 1.</param>
/// <param name="WordsPerSecond">Places in the corpus walked per second, those that sampling passes over included, as gensim counts.</param>
public readonly record struct Word2VecProgress(double Share, int Epoch, double WordsPerSecond);
