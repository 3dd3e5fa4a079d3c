using System.Runtime.InteropServices;
using System.Xml.Linq;
using AmazonRec.Notebooks.Workers;

namespace AmazonRec.Notebooks.Sessions.Packages;

/// <summary>The project that the SDK restores for a notebook.</summary>
internal static class RestoreProject
{
    /// <summary>Its text.</summary>
    /// <param name="wanted">The packages.</param>
    public static string Write(WantedPackages wanted) => PackageProject.Write(
        wanted.Sources,
        [
            new XElement("RuntimeIdentifiers", RuntimeInformation.RuntimeIdentifier),
            new XElement("EnableRuntimePackDownload", false), // .NET itself is here
            new XElement("EnableAppHostPackDownload", false),
            new XElement("EnableTargetingPackDownload", false),
        ],
        wanted.Versions.OrderBy(package => package.Key, StringComparer.OrdinalIgnoreCase)
            .Select(package => PackageProject.Reference("PackageReference", package.Key, package.Value ?? "*")));
}
