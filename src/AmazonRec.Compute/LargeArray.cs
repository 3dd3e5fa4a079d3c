using System.Runtime.InteropServices;

namespace AmazonRec.Compute;

/// <summary>
/// Arrays of many megabytes. Most of the time that a fresh one takes goes into its pages, one by one as they are first touched, and much of
/// what scattered reads take goes into finding them; so Linux is asked for pages of 2 MB. It is a hint, and nothing else depends on it.
/// </summary>
public static unsafe partial class LargeArray
{
    private const int From = 1 << 20; // bytes; below, small pages serve as well
    private const int Page = 1 << 12;
    private const int HugePage = 14; // MADV_HUGEPAGE

    private static bool _refused = !OperatingSystem.IsLinux();

    /// <summary>An array whose numbers are yet to be written: it holds anything.</summary>
    public static T[] Uninitialized<T>(int length)
        where T : unmanaged
    {
        var array = GC.AllocateUninitializedArray<T>(length);
        var bytes = (long)length * sizeof(T);
        fixed (T* first = array) Ask(first, bytes);
        return array;
    }

    /// <summary>An array of zeros.</summary>
    public static T[] Zeroed<T>(int length)
        where T : unmanaged
    {
        if ((long)length * sizeof(T) < From) return new T[length];
        var array = Uninitialized<T>(length);
        array.AsSpan().Clear();
        return array;
    }

    /// <summary>Asks for large pages, where the memory is large.</summary>
    internal static void Ask(void* first, long bytes)
    {
        if (bytes < From || _refused) return;
        var begin = ((long)first + Page - 1) / Page * Page;
        var end = ((long)first + bytes) / Page * Page;
        try
        {
            _ = Advise((void*)begin, (nuint)(end - begin), HugePage); // a kernel without huge pages says no, and that's all
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            _refused = true;
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(void* address, nuint length, int advice);
}
