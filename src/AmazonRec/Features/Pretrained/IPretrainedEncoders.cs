namespace AmazonRec.Features.Pretrained;

/// <summary>Opens pretrained encoders. They run on native code, so they live in the plug-in <c>Encoders</c>.</summary>
public interface IPretrainedEncoders
{
    /// <summary>Opens an encoder of texts.</summary>
    /// <param name="encoder"><c>minilm</c>, or the path of an .onnx file.</param>
    /// <param name="input">How texts are shown to it.</param>
    /// <param name="cacheFolder">Where encodings are kept between runs; null keeps none.</param>
    /// <exception cref="ArgumentException">There is no such encoder, or an option does not fit it.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FormatException">The file is no such network; the message lists its inputs and outputs.</exception>
    ITextEncoder OpenText(string encoder, TextInput input, string? cacheFolder);

    /// <summary>Opens an encoder of pictures.</summary>
    /// <param name="encoder"><c>resnet18</c>, or the path of an .onnx file.</param>
    /// <param name="input">How pictures are shown to it.</param>
    /// <param name="cacheFolder">Where encodings are kept between runs; null keeps none.</param>
    /// <exception cref="ArgumentException">There is no such encoder, or an option does not fit it.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FormatException">The file is no such network; the message lists its inputs and outputs.</exception>
    IPictureEncoder OpenPictures(string encoder, PictureInput input, string? cacheFolder);
}
