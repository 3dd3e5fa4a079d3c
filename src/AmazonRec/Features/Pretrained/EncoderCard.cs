namespace AmazonRec.Features.Pretrained;

/// <summary>What an encoder is: enough to name it in a table, to check its licence, and to open the very same one again.</summary>
/// <param name="Name">What opens it: <c>minilm</c>, <c>resnet18</c>, or the full path of an .onnx file.</param>
/// <param name="Kind">What it reads.</param>
/// <param name="Width">Numbers per item.</param>
/// <param name="Model">The network in words, with its files.</param>
/// <param name="Hash">SHA-256 of its files one after another, in the order that <paramref name="Model"/> names them; hexadecimal.</param>
/// <param name="Licence">An SPDX name such as MIT; "not stated" for a file of one's own.</param>
/// <param name="Input">How items are shown to it, as <see cref="PictureInput"/> or <see cref="TextInput"/> write and read it.</param>
public sealed record EncoderCard(string Name, EncoderKind Kind, int Width, string Model, string Hash, string Licence, string Input);
