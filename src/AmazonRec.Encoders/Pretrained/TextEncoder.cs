using System.Numerics.Tensors;
using System.Text;
using AmazonRec.Compute;
using AmazonRec.Features.Pretrained;

namespace AmazonRec.Encoders.Pretrained;

/// <summary>A sentence encoder: the mean of the vectors of a text's tokens, over all its pieces, brought to length 1.</summary>
internal sealed class TextEncoder : ITextEncoder
{
    /// <summary>So few aren't worth the trial whether batches are exact.</summary>
    private const int FewTexts = 64;

    private readonly WordPieces _words;
    private readonly SentenceNetwork _network;
    private readonly EncodingCache? _cache;
    private readonly int _tokens;

    /// <param name="words">Cuts texts into tokens.</param>
    /// <param name="network">Makes vectors of tokens.</param>
    /// <param name="card">What it is.</param>
    /// <param name="tokens">Tokens of a piece at most.</param>
    /// <param name="cacheFolder">Where encodings are kept.</param>
    public TextEncoder(WordPieces words, SentenceNetwork network, EncoderCard card, int tokens, string? cacheFolder)
    {
        (_words, _network, Card, _tokens) = (words, network, card, tokens);
        _cache = cacheFolder is null ? null : EncodingCache.Open(cacheFolder, card, OnnxModel.Runtime);
    }

    public EncoderCard Card { get; }

    public float[] Encode(
        IReadOnlyList<string> texts, int threads = 1, IProgress<EncodingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        UInt128?[] keys = [
            .. texts.Select(text => string.IsNullOrWhiteSpace(text) ? null : (UInt128?)EncodingCache.KeyOf(Encoding.UTF8.GetBytes(text)))];
        var plan = new EncodingPlan(keys, Card.Width, _cache);
        var left = new PiecewiseTexts(plan.Missing.Length); // cut into pieces, and not yet whole again
        Workers.Shared.Run(plan.Missing.Length, threads, i => left.Cut(i, _words, texts[plan.Missing[i]], _tokens));
        var batches = left.Batches(together: plan.Missing.Length > FewTexts && _network.Batches);
        var done = 0;
        Workers.Shared.Run(batches.Length, threads, batch =>
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var text in left.Take(batches[batch], _network.Sums(batches[batch].Pieces)))
            {
                var item = plan.Missing[text.Index];
                if (TensorPrimitives.Norm<float>(text.Sum) is > 0 and var length)
                    TensorPrimitives.Divide(text.Sum, length, plan.Row(item));
                _cache?.Add(keys[item]!.Value, plan.Row(item));
                progress?.Report(new EncodingProgress(Interlocked.Increment(ref done), plan.Missing.Length));
            }
        });
        plan.Finish();
        return plan.Values;
    }

    public void Dispose()
    {
        _network.Dispose();
        _cache?.Dispose();
    }
}
