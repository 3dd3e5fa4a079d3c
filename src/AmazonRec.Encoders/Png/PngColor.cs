namespace AmazonRec.Encoders.Png;

/// <summary>Colour types of PNG, by their numbers.</summary>
internal enum PngColor
{
    /// <summary>Brightness.</summary>
    Grey = 0,

    /// <summary>Red, green and blue.</summary>
    Rgb = 2,

    /// <summary>A place in a palette.</summary>
    Palette = 3,

    /// <summary>Brightness and opacity.</summary>
    GreyAlpha = 4,

    /// <summary>Red, green, blue and opacity.</summary>
    RgbAlpha = 6,
}
