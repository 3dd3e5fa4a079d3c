using System.Runtime.InteropServices;
using System.Xml.Linq;
using AmazonRec.Notebooks.Workers;

namespace AmazonRec.Cli.Setup;

/// <summary>The project whose build lays out a plug-in and all that it needs.</summary>
internal static class PluginProject
{
    /// <summary>Its name: what the build makes of the project itself is thrown away by it.</summary>
    public const string Name = "layout";

    /// <summary>Its text.</summary>
    /// <param name="plugin">The plug-in.</param>
    /// <param name="version">Which one of its package.</param>
    /// <param name="torch">For what libtorch is: <c>cpu</c>, <c>cuda-linux</c> or <c>cuda-windows</c>.</param>
    /// <param name="source">A folder or feed beside those that NuGet is set up with, or null.</param>
    public static string Write(PluginPackage plugin, string version, string torch, string? source) => PackageProject.Write(
        source is null ? [] : [Directory.Exists(source) ? Path.GetFullPath(source) : source], // the project lies in another folder
        [
            new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
            new XElement("SelfContained", false),
            new XElement("EnableDynamicLoading", true), // dependencies are copied
            new XElement("GenerateDependencyFile", false), // all that lies in the folder belongs to the plug-in
            new XElement("SatelliteResourceLanguages", "en"),
            new XElement("DebugType", "none"),
        ],
        [
            PackageProject.Reference("PackageReference", "AmazonRec", $"[{version}]"),
            PackageProject.Reference("PackageReference", plugin.Id, $"[{version}]"),
            .. plugin.Beside(torch).Select(package => PackageProject.Reference("PackageReference", package.Id, package.Version)),
            .. plugin.Models().Select(package => PackageProject.Reference("PackageDownload", package.Id, $"[{package.Version}]")),
        ]);
}
