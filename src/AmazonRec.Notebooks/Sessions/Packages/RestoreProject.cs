using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace AmazonRec.Notebooks.Sessions.Packages;

/// <summary>The project that the SDK restores for a notebook: nothing but references to packages.</summary>
internal static class RestoreProject
{
    /// <summary>The framework that cells run on.</summary>
    public static string Framework => $"net{Environment.Version.Major}.{Environment.Version.Minor}";

    /// <summary>Its text.</summary>
    /// <param name="wanted">The packages.</param>
    public static string Write(WantedPackages wanted) => new XElement(
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
            new XElement("TargetFramework", Framework),
            new XElement("RuntimeIdentifiers", RuntimeInformation.RuntimeIdentifier),
            new XElement("EnableRuntimePackDownload", false), // .NET itself is here
            new XElement("EnableAppHostPackDownload", false),
            new XElement("EnableTargetingPackDownload", false),
            new XElement("NuGetAudit", false), // it asks the feed even if all packages are at hand
            new XElement("RestoreAdditionalProjectSources", string.Join(';', wanted.Sources))),
        new XElement(
            "ItemGroup",
            wanted.Versions.OrderBy(package => package.Key, StringComparer.OrdinalIgnoreCase).Select(package => new XElement(
                "PackageReference", new XAttribute("Include", package.Key), new XAttribute("Version", package.Value ?? "*")))),
        new XElement("Import", new XAttribute("Project", "Sdk.targets"), new XAttribute("Sdk", "Microsoft.NET.Sdk"))).ToString();
}
