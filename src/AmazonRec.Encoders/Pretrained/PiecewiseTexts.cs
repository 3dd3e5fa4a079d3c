using System.Numerics.Tensors;

namespace AmazonRec.Encoders.Pretrained;

/// <summary>Texts in pieces: pieces of one length go through the network together, and come back as the sum of each text's.</summary>
internal sealed class PiecewiseTexts(int count)
{
    private const int MostPieces = 16;
    private const int MostTokens = 256; // more at once are no faster

    private readonly int[][][] _pieces = new int[count][][];
    private readonly float[][][] _sums = new float[count][][];
    private readonly int[] _open = new int[count];

    /// <summary>Cuts a text into pieces of so many tokens at most; one without a word has none.</summary>
    public void Cut(int text, WordPieces words, string letters, int tokens)
    {
        _pieces[text] = [.. words.Encode(letters).Chunk(tokens - 2).Select(chunk => (int[])[words.First, .. chunk, words.Last])];
        (_sums[text], _open[text]) = (new float[_pieces[text].Length][], _pieces[text].Length);
    }

    /// <summary>All pieces, by their lengths, in the order of the first in each.</summary>
    /// <param name="together">Whether several may go together.</param>
    public Batch[] Batches(bool together) => [
        .. _pieces.SelectMany((pieces, text) => pieces.Select((piece, number) => (Piece: piece, Place: (text, number))))
            .GroupBy(piece => piece.Piece.Length)
            .SelectMany(group => group.Chunk(together ? Math.Clamp(MostTokens / group.Key, 1, MostPieces) : 1))
            .Select(chunk => new Batch([.. chunk.Select(piece => piece.Piece)], [.. chunk.Select(piece => piece.Place)]))
            .OrderBy(batch => batch.Places[0])];

    /// <summary>Takes the vectors of a batch, and gives the texts that are complete by them.</summary>
    public IEnumerable<(int Index, float[] Sum)> Take(Batch batch, float[][] sums)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            var (text, number) = batch.Places[i];
            _sums[text][number] = sums[i];
            if (Interlocked.Decrement(ref _open[text]) > 0) continue;
            var all = _sums[text][0];
            foreach (var more in _sums[text].Skip(1)) TensorPrimitives.Add(all, more, all); // in their order, whoever came last
            _sums[text] = [];
            yield return (text, all);
        }
    }

    /// <summary>Pieces of one length.</summary>
    /// <param name="Pieces">Their tokens.</param>
    /// <param name="Places">Of which text each is, and which of its pieces.</param>
    internal sealed record Batch(int[][] Pieces, (int Text, int Number)[] Places);
}
