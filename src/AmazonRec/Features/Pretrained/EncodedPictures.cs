using AmazonRec.Features.Images;

namespace AmazonRec.Features.Pretrained;

/// <summary>Pictures as numbers.</summary>
/// <param name="Values">[files, width] row-major, in the order of the files; rows have length 1. Unreadable pictures have zeros.</param>
/// <param name="Unreadable">Pictures without numbers, by their number among the files.</param>
public sealed record EncodedPictures(float[] Values, IReadOnlyDictionary<int, UnreadablePicture> Unreadable);
