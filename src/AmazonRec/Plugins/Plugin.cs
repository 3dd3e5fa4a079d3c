using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;

namespace AmazonRec.Plugins;

/// <summary>
/// What is heavy (native code, pretrained models) is built apart and found in <c>plugins/NAME</c> beside the library, where a build puts it,
/// or in this user's own folder, where <c>amazonrec plugin install</c> does. A program that references the project itself needs neither.
/// </summary>
public static class Plugin
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    /// <summary>Names the folder in runtimeconfig.json where it isn't beside the library, as for the benchmarks.</summary>
    private const string FolderSetting = "AmazonRec.Plugins";

    private static readonly ConcurrentDictionary<string, Assembly> Loaded = new(StringComparer.Ordinal);

    /// <summary>The folder that holds a folder for each plug-in.</summary>
    public static string Folder { get; } = AppContext.GetData(FolderSetting) as string ?? Path.Combine(
        Path.GetDirectoryName(typeof(Plugin).Assembly.Location) is { Length: > 0 } beside ? beside : AppContext.BaseDirectory, "plugins");

    /// <summary>The version of the library, such as <c>1.2.3</c>: plug-ins of a user are kept by it.</summary>
    public static string Version { get; } =
        typeof(Plugin).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>
    /// The folder of this user that holds a folder for each plug-in, for this version of the library; <c>AMAZONREC_PLUGINS</c> names
    /// another.
    /// </summary>
    public static string UserFolder { get; } =
        Environment.GetEnvironmentVariable("AMAZONREC_PLUGINS") is { Length: > 0 } named ? Path.GetFullPath(named) : Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "amazonrec", "plugins", Version);

    /// <summary>The folder of a plug-in, or null where none is built or installed.</summary>
    /// <param name="name">Its name, such as <c>TorchSharp</c>.</param>
    public static string? FolderOf(string name) => new[] { Folder, UserFolder }.Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, $"AmazonRec.{name}.dll")));

    /// <summary>Whether a plug-in is at hand.</summary>
    /// <param name="name">Its name, such as <c>TorchSharp</c>.</param>
    public static bool Exists(string name) => Find(name) is not null;

    /// <summary>An object of the plug-in's only public class that is a <typeparamref name="T"/>.</summary>
    /// <typeparam name="T">What the library knows of it.</typeparam>
    /// <param name="name">The plug-in's name, such as <c>TorchSharp</c>.</param>
    /// <param name="arguments">What its constructor takes.</param>
    /// <exception cref="FileNotFoundException">The plug-in is not built; the message holds the command that builds it.</exception>
    public static T Load<T>(string name, params object[] arguments)
        where T : class => Load<T>(name, build: "", arguments);

    /// <summary>As <see cref="Load{T}(string, object[])"/>.</summary>
    /// <typeparam name="T">What the library knows of it.</typeparam>
    /// <param name="name">The plug-in's name.</param>
    /// <param name="build">What the command that builds it says beside, such as <c>-p:Torch=cuda-linux</c>.</param>
    /// <param name="arguments">What its constructor takes.</param>
    /// <exception cref="FileNotFoundException">The plug-in is not built; the message holds the command that builds it.</exception>
    public static T Load<T>(string name, string build, object[] arguments)
        where T : class
    {
        var assembly = Find(name) ?? throw NotBuilt(name, build);
        var type = assembly.GetExportedTypes().Single(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(T)));
        try
        {
            return (T)Activator.CreateInstance(type, arguments)!;
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    /// <summary>Loads a plug-in, so that it adds what it has, such as rankers; a second time does nothing.</summary>
    /// <param name="name">Its name, such as <c>TorchSharp</c>.</param>
    /// <exception cref="FileNotFoundException">The plug-in is not built; the message holds the command that builds it.</exception>
    public static void Start(string name) =>
        RuntimeHelpers.RunModuleConstructor((Find(name) ?? throw NotBuilt(name, build: "")).ManifestModule.ModuleHandle);

    /// <summary>
    /// Loads an assembly that adds to a plug-in, such as one that registers modules: its module initialisers run. It is code, so take it
    /// from whom you trust.
    /// </summary>
    /// <param name="name">The plug-in's name.</param>
    /// <param name="path">The assembly.</param>
    /// <exception cref="FileNotFoundException">The plug-in is not built, or there is no such file.</exception>
    /// <exception cref="FormatException">The file is no assembly, or one that registers nothing.</exception>
    public static void Extend(string name, string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path}: no such file: build it first (dotnet build -c Release -o FOLDER in its project).");
        var plugin = Find(name) ?? throw NotBuilt(name, build: "");
        try
        {
            var added = AssemblyLoadContext.GetLoadContext(plugin)!.LoadFromAssemblyPath(Path.GetFullPath(path));
            if (!HasInitializer(path))
                throw new FormatException(
                    $"{path}: registers nothing. Give it a method with [ModuleInitializer] that does, as docs/engines.md shows.");
            RuntimeHelpers.RunModuleConstructor(added.ManifestModule.ModuleHandle);
        }
        catch (BadImageFormatException e)
        {
            throw new FormatException($"{path}: is no .NET assembly.", e);
        }
        catch (TypeInitializationException e) when (e.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
        }
    }

    /// <summary>Whether the type of the module itself, an assembly's first, has a static constructor: it calls the initialisers.</summary>
    private static bool HasInitializer(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return metadata.GetTypeDefinition(MetadataTokens.TypeDefinitionHandle(1)).GetMethods()
            .Any(method => metadata.StringComparer.Equals(metadata.GetMethodDefinition(method).Name, ".cctor"));
    }

    private static FileNotFoundException NotBuilt(string name, string build) => new(
        $"The plug-in {name} is not built: there is none in {Path.Combine(Folder, name)}. Build it in the checkout with  dotnet build "
        + $"-c {Configuration} src/AmazonRec.{name}{(build.Length > 0 ? $" {build}" : "")}  or, where amazonrec is an installed tool, add "
        + $"it with  amazonrec plugin install {name}");

    private static Assembly? Find(string name)
    {
        var assembly = $"AmazonRec.{name}";
        // The last one: a host of notebooks holds one for each of them that names it, and the newest asks.
        if (AppDomain.CurrentDomain.GetAssemblies().LastOrDefault(loaded => loaded.GetName().Name == assembly) is { } here) return here;
        if (Loaded.TryGetValue(name, out var known)) return known;
        var found = Referenced(assembly);
        if (found is null && FolderOf(name) is { } folder)
        {
            var path = Path.Combine(folder, $"{assembly}.dll");
            found = new PluginContext(path).LoadFromAssemblyPath(path);
        }

        return found is null ? null : Loaded.GetOrAdd(name, found);
    }

    /// <summary>The assembly of a program that references the plug-in.</summary>
    private static Assembly? Referenced(string assembly)
    {
        try
        {
            return Assembly.Load(new AssemblyName(assembly));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
