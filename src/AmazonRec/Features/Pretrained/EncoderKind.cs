namespace AmazonRec.Features.Pretrained;

/// <summary>What an encoder reads.</summary>
public enum EncoderKind
{
    /// <summary>Texts: titles, descriptions, reviews.</summary>
    Text,

    /// <summary>Pictures: photos of products, posters.</summary>
    Image,
}
