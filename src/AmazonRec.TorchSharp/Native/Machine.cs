using System.Runtime.InteropServices;
using System.Text;
using AmazonRec.Compute;

namespace AmazonRec.TorchSharp.Native;

/// <summary>What native code needs to find here.</summary>
/// <param name="Platform">System and processor, as packages name them: <c>linux-x64</c>.</param>
/// <param name="HasAvx2">Whether an x64 processor has AVX2; true for others.</param>
/// <param name="Libstdcpp">The file of the C++ library that this process has loaded; null where there is none, as on Windows.</param>
internal sealed record Machine(string Platform, bool HasAvx2, string? Libstdcpp)
{
    private const string Versions = "GLIBCXX_3.4.";

    /// <summary>This one.</summary>
    public static Machine Here => new(
        $"{System}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}",
        !Processor.LacksAvx2,
        OperatingSystem.IsLinux() ? LoadedLibstdcpp() : null);

    private static string System => OperatingSystem.IsWindows() ? "win"
        : OperatingSystem.IsMacOS() ? "osx"
        : RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl" : "linux";

    /// <summary>The newest version that a C++ library has, such as <c>GLIBCXX_3.4.30</c>; null where the file has none.</summary>
    public static string? NewestVersionIn(string libstdcpp)
    {
        ReadOnlySpan<byte> file = File.ReadAllBytes(libstdcpp);
        var (mark, newest) = (Encoding.ASCII.GetBytes(Versions), -1);
        for (var at = file.IndexOf(mark); at >= 0; at = file.IndexOf(mark))
        {
            file = file[(at + mark.Length)..];
            var (digits, number) = (0, 0);
            for (; digits < 3 && digits < file.Length && char.IsAsciiDigit((char)file[digits]); digits++)
                number = (number * 10) + (file[digits] - '0');
            if (digits > 0) newest = Math.Max(newest, number);
        }

        return newest < 0 ? null : $"{Versions}{newest}";
    }

    private static string? LoadedLibstdcpp()
    {
        try
        {
            return File.ReadLines("/proc/self/maps")
                .Select(line => line[(line.LastIndexOf(' ') + 1)..])
                .FirstOrDefault(file => Path.GetFileName(file).StartsWith("libstdc++.so", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
