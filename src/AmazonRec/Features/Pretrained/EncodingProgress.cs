namespace AmazonRec.Features.Pretrained;

/// <summary>Where encoding stands. Items that are known already, from the cache or an equal item, don't count.</summary>
/// <param name="Done">Items encoded.</param>
/// <param name="Total">Items to encode.</param>
public readonly record struct EncodingProgress(int Done, int Total);
