using System.Runtime.InteropServices;
using MPI;

namespace AmazonRec.Distributed;

/// <summary>
/// The MPI of the system. MPI.NET asks for msmpi.dll, Microsoft's, whose binary interface is MPICH's: elsewhere that is loaded in its place.
/// Open MPI has another one.
/// </summary>
internal static class MpiLibrary
{
    /// <summary>The name that MPI.NET asks for.</summary>
    public const string Name = "msmpi.dll";

    private static readonly Lock Once = new();
    private static bool s_resolves;

    /// <summary>Names under which MPICH is known, here and there.</summary>
    private static string[] Names => OperatingSystem.IsMacOS()
        ? ["libmpi.12.dylib", "libmpich.12.dylib", "/opt/homebrew/lib/libmpi.12.dylib", "/usr/local/lib/libmpi.12.dylib"]
        : ["libmpich.so.12", "libmpi.so.12", "libmpich.so"];

    /// <summary>Makes MPI.NET find it.</summary>
    /// <exception cref="FileNotFoundException">There is none; the message says how to get it.</exception>
    /// <exception cref="ArgumentException">Another MPI started this process.</exception>
    public static void Resolve()
    {
        if (System.Environment.GetEnvironmentVariable("OMPI_COMM_WORLD_SIZE") is not null)
            throw new ArgumentException(
                "This process was started by Open MPI, whose binary interface MPI.NET doesn't know. Start it by MPICH's launcher: "
                + "mpirun.mpich -n 2 amazonrec ...");
        lock (Once)
        {
            if (s_resolves || OperatingSystem.IsWindows()) return;
            // MPICH's transport catches signals by which .NET knows of null references, unless it is told not to before it is loaded.
            _ = SetVariable("UCX_ERROR_SIGNALS", "", overwrites: 0);
            var library = Load();
            foreach (var assembly in new[] { typeof(Communicator).Assembly, typeof(MpiLibrary).Assembly })
                NativeLibrary.SetDllImportResolver(assembly, (name, _, _) => name == Name ? library : 0);
            s_resolves = true;
        }
    }

    /// <summary>Sets what native code reads; .NET keeps its own copy.</summary>
    [DllImport("libc", EntryPoint = "setenv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetVariable(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrites);

    private static nint Load()
    {
        foreach (var name in Names)
            if (NativeLibrary.TryLoad(name, out var library)) return library;
        throw new FileNotFoundException(
            $"MPICH is not installed: there is no {Names[0]}. Install it (Debian and Ubuntu: apt-get install mpich; macOS: brew install "
            + "mpich; clusters: module load mpich), or train by one process, without --distributed.");
    }
}
