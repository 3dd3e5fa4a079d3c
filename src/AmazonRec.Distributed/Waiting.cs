using System.Runtime.InteropServices;

namespace AmazonRec.Distributed;

/// <summary>
/// Collectives of MPI that return at once, and how to wait for them: where there are more ranks than cores, MPICH's own calls keep a core
/// busy that the rank they wait for needs.
/// </summary>
internal static class Waiting
{
    private const nint IgnoredStatus = 1; // MPI_STATUS_IGNORE
    private const int SpinsBeforeYield = 200;

    /// <summary>Waits for what was begun, and lets others have the core meanwhile.</summary>
    /// <returns>MPI's code.</returns>
    public static int For(ref int request, bool isCrowded)
    {
        var (done, spins) = (0, isCrowded ? SpinsBeforeYield : 0);
        while (true)
        {
            var code = MPI_Test(ref request, ref done, IgnoredStatus);
            if (code != 0 || done != 0) return code;
            if (++spins > SpinsBeforeYield) Thread.Yield();
        }
    }

    [DllImport(MpiLibrary.Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int MPI_Ibarrier(int communicator, ref int request);

    [DllImport(MpiLibrary.Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int MPI_Ibcast(nint buffer, int count, int type, int root, int communicator, ref int request);

    [DllImport(MpiLibrary.Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int MPI_Iallgatherv(
        nint sent, int count, int sentType, nint received, int[] counts, int[] starts, int receivedType, int communicator, ref int request);

    [DllImport(MpiLibrary.Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int MPI_Ialltoallv(
        nint sent, int[] sentCounts, int[] sentStarts, int sentType, nint received, int[] counts, int[] starts, int receivedType,
        int communicator, ref int request);

    [DllImport(MpiLibrary.Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MPI_Test(ref int request, ref int done, nint status);
}
