namespace AmazonRec.Encoders.Jpeg;

/// <summary>What the components of a JPEG mean.</summary>
internal enum ColorTransform
{
    /// <summary>One component: brightness.</summary>
    Grey,

    /// <summary>Brightness and colour differences.</summary>
    YCbCr,

    /// <summary>Red, green and blue as they are.</summary>
    Rgb,
}
