using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace AmazonRec.Data.Downloads;

/// <summary>What a file's bytes amount to.</summary>
/// <param name="Md5">MD5 in lower-case hexadecimal, to hold against what owners publish.</param>
/// <param name="Sha256">SHA-256 in lower-case hexadecimal, to name the very file in results.</param>
internal sealed partial record FileHashes(string Md5, string Sha256)
{
    /// <summary>Reads a file once for both.</summary>
    [
        SuppressMessage(
            "Security",
            "CA5351:Do Not Use Broken Cryptographic Algorithms",
            Justification = "It is what GroupLens publishes, and guards against accidents, not against attackers.")]
    public static FileHashes Compute(string path, CancellationToken cancellation)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 18];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            md5.AppendData(buffer, 0, read);
            sha256.AppendData(buffer, 0, read);
        }

        return new FileHashes(Convert.ToHexStringLower(md5.GetHashAndReset()), Convert.ToHexStringLower(sha256.GetHashAndReset()));
    }

    /// <summary>The MD5 in a published .md5 file, however it is laid out; null if there is none.</summary>
    public static string? PublishedMd5(string text) =>
        Md5Text().Match(text) is { Success: true } found ? found.Value.ToLowerInvariant() : null;

    [GeneratedRegex(@"\b[0-9a-fA-F]{32}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Md5Text();
}
