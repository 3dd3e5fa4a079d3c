using AmazonRec.Compute;
using AmazonRec.Encoders.Shaping;
using AmazonRec.Features.Images;
using AmazonRec.Features.Pretrained;

namespace AmazonRec.Encoders.Pretrained;

/// <summary>A network of pictures with what comes before it: decoding, a square, levels as it wants them.</summary>
internal sealed class PictureEncoder : IPictureEncoder
{
    private static readonly ImageLimits Limits = new();

    private readonly PictureNetwork _network;
    private readonly Framing _framing;
    private readonly PixelNormalization _normalization;
    private readonly EncodingCache? _cache;

    /// <param name="network">Makes a vector of a square.</param>
    /// <param name="card">What it is.</param>
    /// <param name="framing">How a picture comes into the square.</param>
    /// <param name="normalization">What is done to its levels.</param>
    /// <param name="cacheFolder">Where encodings are kept.</param>
    public PictureEncoder(PictureNetwork network, EncoderCard card, Framing framing, PixelNormalization normalization, string? cacheFolder)
    {
        (_network, Card, _framing, _normalization) = (network, card, framing, normalization);
        _cache = cacheFolder is null ? null : EncodingCache.Open(cacheFolder, card, OnnxModel.Runtime);
    }

    public EncoderCard Card { get; }

    public EncodedPictures Encode(
        IReadOnlyList<string> files, int threads = 1, IProgress<EncodingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var (keys, problems) = (new UInt128?[files.Count], new string?[files.Count]);
        Workers.Shared.Run(files.Count, threads, i =>
        {
            cancellation.ThrowIfCancellationRequested();
            Try(problems, i, () => keys[i] = EncodingCache.KeyOf(ImageDecoder.ReadBytes(files[i], Limits)));
        });
        var plan = new EncodingPlan(keys, Card.Width, _cache);
        var done = 0;
        Workers.Shared.Run(plan.Missing.Length, threads, i =>
        {
            cancellation.ThrowIfCancellationRequested();
            var item = plan.Missing[i];
            Try(problems, item, () => Encode(ImageDecoder.ReadBytes(files[item], Limits)).CopyTo(plan.Row(item)));
            progress?.Report(new EncodingProgress(Interlocked.Increment(ref done), plan.Missing.Length));
        });
        plan.Finish();
        var unreadable = Enumerable.Range(0, files.Count).Where(i => problems[plan.FirstOf(i)] is not null)
            .ToDictionary(i => i, i => new UnreadablePicture(Path.GetFileName(files[i]), problems[plan.FirstOf(i)]!));
        return new EncodedPictures(plan.Values, unreadable);
    }

    public void Dispose()
    {
        _network.Dispose();
        _cache?.Dispose();
    }

    private float[] Encode(byte[] file)
    {
        var row = new float[Card.Width];
        _network.Encode(Resampling.Square(ImageDecoder.Decode(file, Limits), _network.Size, _framing), _normalization, row);
        _cache?.Add(EncodingCache.KeyOf(file), row);
        return row;
    }

    private static void Try(string?[] problems, int item, Action read)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is ImageFormatException or IOException or UnauthorizedAccessException)
        {
            problems[item] = e.Message;
        }
    }
}
