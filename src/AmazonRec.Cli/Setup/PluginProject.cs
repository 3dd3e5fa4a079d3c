using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace AmazonRec.Cli.Setup;

/// <summary>The project whose build lays out a plug-in and all that it needs: nothing but references to packages.</summary>
internal static class PluginProject
{
    /// <summary>Its name: what the build makes of the project itself is thrown away by it.</summary>
    public const string Name = "layout";

    /// <summary>Its text.</summary>
    /// <param name="plugin">The plug-in.</param>
    /// <param name="version">Which one of its package.</param>
    /// <param name="torch">For what libtorch is: <c>cpu</c>, <c>cuda-linux</c> or <c>cuda-windows</c>.</param>
    /// <param name="source">A folder or feed beside those that NuGet is set up with, or null.</param>
    public static string Write(PluginPackage plugin, string version, string torch, string? source) => new XElement(
        "Project",
        new XElement(
            "PropertyGroup",
            new XElement("ImportDirectoryBuildProps", false), // settings of folders above are another project's
            new XElement("ImportDirectoryBuildTargets", false),
            new XElement("ImportDirectoryPackagesProps", false),
            new XElement("ManagePackageVersionsCentrally", false)),
        new XElement("Import", new XAttribute("Project", "Sdk.props"), new XAttribute("Sdk", "Microsoft.NET.Sdk")),
        new XElement(
            "PropertyGroup",
            new XElement("TargetFramework", $"net{Environment.Version.Major}.{Environment.Version.Minor}"),
            new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
            new XElement("SelfContained", false),
            new XElement("EnableDynamicLoading", true), // dependencies are copied
            new XElement("GenerateDependencyFile", false), // all that lies in the folder belongs to the plug-in
            new XElement("SatelliteResourceLanguages", "en"),
            new XElement("DebugType", "none"),
            new XElement("NuGetAudit", false), // it asks the feed even if all packages are at hand
            new XElement("RestoreAdditionalProjectSources", source is null ? "" : Source(source))),
        new XElement(
            "ItemGroup",
            Packages(plugin, version, torch).Select(package => new XElement(
                "PackageReference", new XAttribute("Include", package.Id), new XAttribute("Version", package.Version))),
            plugin.Models().Select(package => new XElement(
                "PackageDownload", new XAttribute("Include", package.Id), new XAttribute("Version", $"[{package.Version}]")))),
        new XElement("Import", new XAttribute("Project", "Sdk.targets"), new XAttribute("Sdk", "Microsoft.NET.Sdk"))).ToString();

    private static IEnumerable<(string Id, string Version)> Packages(PluginPackage plugin, string version, string torch) =>
        [("AmazonRec", $"[{version}]"), (plugin.Id, $"[{version}]"), .. plugin.Beside(torch)];

    /// <summary>A folder is named from here; the project lies elsewhere.</summary>
    private static string Source(string source) => Directory.Exists(source) ? Path.GetFullPath(source) : source;
}
