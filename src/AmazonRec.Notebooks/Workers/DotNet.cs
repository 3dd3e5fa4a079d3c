using System.Runtime.InteropServices;

namespace AmazonRec.Notebooks.Workers;

/// <summary>What runs programs of .NET on this machine.</summary>
public static class DotNet
{
    /// <summary>The whole path of the dotnet that runs this process: the one in the search path may be another, or none.</summary>
    public static string Path { get; } =
        System.IO.Path.GetFullPath(
            System.IO.Path.Combine(
                RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
