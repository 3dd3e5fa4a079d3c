using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml;
using Microsoft.CodeAnalysis;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>
/// What is written about the members of an assembly: in the file beside it or, for .NET's own, in the SDK's reference pack. Read anew for
/// each question, as questions are few and the files large.
/// </summary>
/// <param name="assembly">Its file.</param>
internal sealed class ReferenceDocumentation(string assembly) : DocumentationProvider
{
    private const string Everywhere = "System.Private.CoreLib"; // what .NET documents under the names of many assemblies
    private readonly string _assembly = assembly;

    public override bool Equals(object? obj) => obj is ReferenceDocumentation other && other._assembly == _assembly;

    public override int GetHashCode() => _assembly.GetHashCode(StringComparison.Ordinal);

    protected override string? GetDocumentationForSymbol(
        string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        Files().Select(file => Member(file, documentationMemberID)).FirstOrDefault(text => text is not null);

    private IEnumerable<string> Files()
    {
        var beside = Path.ChangeExtension(_assembly, ".xml");
        if (File.Exists(beside)) return [beside];
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        if (Path.GetDirectoryName(_assembly) != Path.GetDirectoryName(runtime)) return [];
        var packs = Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref");
        if (!Directory.Exists(packs)) return [];
        var name = Path.GetFileNameWithoutExtension(_assembly);
        return Directory.EnumerateFiles(packs, name == Everywhere ? "System.*.xml" : $"{name}.xml", SearchOption.AllDirectories)
            .OrderByDescending(file => Path.GetFileName(file) == "System.Runtime.xml");
    }

    private static string? Member(string file, string id)
    {
        try
        {
            using var reader = XmlReader.Create(file);
            while (reader.ReadToFollowing("member"))
                if (reader.GetAttribute("name") == id) return reader.ReadOuterXml();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or XmlException)
        {
            // then nothing is known
        }

        return null;
    }
}
