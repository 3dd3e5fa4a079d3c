namespace AmazonRec.Features.Images;

/// <summary>How a picture comes into a square.</summary>
public enum Framing
{
    /// <summary>All of it, in the middle, with white beside or above it.</summary>
    Letterbox,

    /// <summary>The largest square in its middle.</summary>
    Crop,

    /// <summary>All of it, its proportions changed.</summary>
    Stretch,
}
