using System.Xml.Linq;

namespace AmazonRec.Notebooks.Workers;

/// <summary>A project of nothing but references to packages, for <see cref="DotNetSdk"/> to restore or lay out.</summary>
public static class PackageProject
{
    /// <summary>The framework that it is for: the one that this program runs on.</summary>
    public static string Framework => $"net{Environment.Version.Major}.{Environment.Version.Minor}";

    /// <summary>Its text.</summary>
    /// <param name="sources">Where to look for packages beside NuGet's own sources: addresses and folders.</param>
    /// <param name="properties">What it has of its own.</param>
    /// <param name="items">Its references.</param>
    public static string Write(IEnumerable<string> sources, IEnumerable<XElement> properties, IEnumerable<XElement> items) => new XElement(
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
            new XElement("NuGetAudit", false), // it asks the feed even if all packages are at hand
            new XElement("RestoreAdditionalProjectSources", string.Join(';', sources)),
            properties),
        new XElement("ItemGroup", items),
        new XElement("Import", new XAttribute("Project", "Sdk.targets"), new XAttribute("Sdk", "Microsoft.NET.Sdk"))).ToString();

    /// <summary>A reference to a package, or to its files alone.</summary>
    /// <param name="kind">Such as <c>PackageReference</c>.</param>
    /// <param name="id">The package's name.</param>
    /// <param name="version">As NuGet writes it.</param>
    public static XElement Reference(string kind, string id, string version) =>
        new(kind, new XAttribute("Include", id), new XAttribute("Version", version));
}
