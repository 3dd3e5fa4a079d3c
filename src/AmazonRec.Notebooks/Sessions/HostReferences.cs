using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>
/// Finds what cells name by <c>#r</c>. An assembly that this program has itself, the library above all, is the program's own: two copies of
/// one type would be strangers to each other. A file of another build at the named place is an error, as cells would run other code than it
/// holds.
/// </summary>
internal sealed class HostReferences(
    MetadataReferenceResolver files, InteractiveAssemblyLoader loader, string folder) : MetadataReferenceResolver
{
    private static readonly Dictionary<string, string> Program = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(path => Path.GetFileName(path)!, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string> Own = Program
        .Where(own => Path.GetDirectoryName(own.Value) == AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))
        .ToDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentDictionary<string, string> _named = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The file of an assembly that this program or .NET has itself; null if it has none.</summary>
    public static string? Find(string fileName) => Program.GetValueOrDefault(fileName);

    /// <summary>The file of an assembly that a cell named; null if none did.</summary>
    public string? Named(string fileName) => _named.GetValueOrDefault(fileName);

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        if (reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            throw new WrongReferenceException(
                $"#r \"{reference}\": files that are loaded can't ask for packages. Put the line into a cell before the #load.");
        if (!Own.TryGetValue(Path.GetFileName(reference.Replace('\\', '/')), out var own))
        {
            var found = files.ResolveReference(reference, baseFilePath, properties);
            foreach (var file in found.Select(f => f.FilePath).OfType<string>()) _named[Path.GetFileName(file)] = file;
            return found;
        }

        var path = Path.GetFullPath(reference, Path.GetDirectoryName(baseFilePath) ?? folder);
        if (File.Exists(path) && Build(path) != Build(own))
            throw new WrongReferenceException(
                $"#r \"{reference}\": {path} is another build than {own}, which this program runs on. Build anew (dotnet build -c "
                + "Release), run the program of the same checkout, and restart the kernel.");
        loader.RegisterDependency(Assembly.Load(AssemblyName.GetAssemblyName(own)));
        return [MetadataReference.CreateFromFile(own, properties, new ReferenceDocumentation(own))];
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => files.GetHashCode();

    /// <summary>The id that a compiler gives a build; the same source and options give the same.</summary>
    private static Guid Build(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}
