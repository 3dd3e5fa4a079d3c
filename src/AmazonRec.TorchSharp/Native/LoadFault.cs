using System.Text.RegularExpressions;

namespace AmazonRec.TorchSharp.Native;

/// <summary>Why libtorch can't be loaded, and what to do.</summary>
internal static partial class LoadFault
{
    private const string BuildAgain = "Build the plug-in on this machine:  dotnet build -c Release src/AmazonRec.TorchSharp";
    private const string Platforms = "There is libtorch for linux-x64, win-x64, win-arm64 and osx-arm64";
    private const string OrManaged = "The managed engine (--engine managed) needs nothing of it.";

    /// <summary>What is wrong before anything is loaded; null where nothing is.</summary>
    public static string? Before(string folder, Machine machine)
    {
        var natives = LibtorchFiles.Natives(folder, machine);
        string[] needed = [LibtorchFiles.NameOf("LibTorchSharp"), LibtorchFiles.NameOf("torch_cpu")];
        var missing = needed.FirstOrDefault(file => !File.Exists(Path.Combine(natives, file)));
        if (missing is not null)
        {
            var there = LibtorchFiles.Platforms(folder);
            var isOther = there.Count > 0 && !there.Contains(machine.Platform);
            var what = isOther
                ? $"The libtorch in {folder} is for {string.Join(", ", there)}; this program runs on {machine.Platform}."
                : $"libtorch is not whole: {missing} is not in {natives}.";
            return $"{what} {BuildAgain}  ({Platforms}; this is {machine.Platform}.) {OrManaged}";
        }

        // libtorch may run into instructions that the processor doesn't have, and that ends the process without a word.
        return machine.HasAvx2 ? null : $"This processor has no AVX2, which libtorch is built for. {OrManaged}";
    }

    /// <summary>What the system's loader said, with what it means.</summary>
    /// <param name="refusal">Its exception.</param>
    /// <param name="file">What was loaded.</param>
    /// <param name="machine">Where.</param>
    public static string Describe(Exception refusal, string file, Machine machine)
    {
        if (refusal is BadImageFormatException || refusal.Message.Contains("wrong ELF class", StringComparison.Ordinal))
            return $"{file} is for another processor than this program, which runs on {machine.Platform}. {BuildAgain}";
        if (MissingVersion().Match(refusal.Message) is { Success: true } match)
        {
            var (library, version) = (match.Groups["library"].Value, match.Groups["version"].Value);
            if (!version.StartsWith("GLIBCXX", StringComparison.Ordinal))
                return $"libtorch asks for {version} of {library}, which this system is too old for: take Debian 12, Ubuntu 22.04 or "
                    + $"later. {OrManaged}";
            var here = File.Exists(library) ? library : machine.Libstdcpp;
            var newest = here is null ? null : Machine.NewestVersionIn(here);
            return $"libtorch asks for {version} of the C++ library, and {here ?? library} has versions up to "
                + $"{newest ?? "none that is known"}. " +
                $"{BuildAgain}  (on Linux its build makes its copy load with an older one), or install a newer libstdc++6. {OrManaged}";
        }

        return $"libtorch can't be loaded from {file}: {Cause(refusal.Message)}. {BuildAgain}. {OrManaged}";
    }

    /// <summary>The loader's own words, without .NET's around them: a line for each place it looked in, the file itself first.</summary>
    private static string Cause(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (lines.Length > 1 ? lines[1] : lines[0]).TrimEnd('.');
    }

    [GeneratedRegex(
        @"(?<library>[^\s:]+): version [`'](?<version>[A-Z]+_[\d.]+)' not found", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex MissingVersion();
}
