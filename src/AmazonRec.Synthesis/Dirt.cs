namespace AmazonRec.Synthesis;

/// <summary>What is wrong with some lines of real metadata, for readers to meet in synthetic ones.</summary>
internal enum Dirt
{
    None,
    NoTitle,
    HtmlTitle,
    NoPrice,
    Twice,
}
