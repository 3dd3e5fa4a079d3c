using AmazonRec.Plugins;
using AmazonRec.Testing;

namespace AmazonRec.Encoders.Tests;

/// <summary>The plug-in as a program finds it that doesn't reference it.</summary>
public sealed class PluginTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string PluginFolder => Path.Combine(
        Shared.Checkout, "src", "AmazonRec.Cli", "bin",
        Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/', '\\'))!), "net10.0", "plugins", "Encoders");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_brings_its_native_library()
    {
        File.WriteAllBytes(_folder.PathOf("a.jpg"), SmallJpegs.Bytes("Full"));
        var path = Path.Combine(PluginFolder, "AmazonRec.Encoders.dll");
        var decoder = new PluginContext(path).LoadFromAssemblyPath(path).GetType(typeof(ImageDecoder).FullName!)!;
        Assert.NotEqual(typeof(ImageDecoder), decoder); // its own copy, with its own SkiaSharp
        var image = decoder.GetMethod(nameof(ImageDecoder.Read))!.Invoke(null, [_folder.PathOf("a.jpg"), null])!;
        Assert.Equal(SmallJpegs.Width, image.GetType().GetProperty(nameof(Image.Width))!.GetValue(image));
    }

    [Fact]
    public void It_brings_native_libraries_of_one_platform_only() =>
        Assert.Single(Directory.EnumerateFiles(PluginFolder, "libSkiaSharp.*", SearchOption.AllDirectories));
}
