using System.Security.Cryptography;
using AmazonRec.Data;

namespace AmazonRec.Features;

/// <summary>Features as they lie on disk, with what tells this file from another of the same name.</summary>
/// <param name="Path">The file as it was named.</param>
/// <param name="Hash">16 hexadecimal digits of its SHA-256.</param>
/// <param name="Features">What it holds.</param>
public sealed record FeatureFile(string Path, string Hash, FeatureMatrix Features)
{
    /// <summary>Reads a file that <see cref="FeatureMatrix.Save"/> wrote.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="FormatException">It is damaged, or holds something else.</exception>
    public static FeatureFile Read(string path)
    {
        using var stream = DataSource.File(path).Open();
        return new FeatureFile(path, Convert.ToHexStringLower(SHA256.HashData(stream))[..16], FeatureMatrix.Load(path));
    }

    /// <summary>In the order of the data's items, with a report that names the file.</summary>
    /// <inheritdoc cref="FeatureAlignment.Align"/>
    public ItemFeatures Align(Ratings train, FeatureScaling scaling, string name)
    {
        var aligned = FeatureAlignment.Align(Features, train, scaling, name);
        return aligned with { Report = aligned.Report! with { File = Path, FileHash = Hash } };
    }
}
