#pragma warning disable IDE0005 // the build's compiler brings no usings of its own
using System;
using System.IO;
using System.Text;
#pragma warning restore IDE0005

namespace AmazonRec.TorchSharp.Build;

/// <summary>
/// The versions that a shared library asks of others (ELF, section .gnu.version_r). A loader refuses a library where one is missing, unless
/// it is marked weak. No line here needs more than netstandard2.0: the build compiles this file as a task of its own (Torch.props).
/// </summary>
public static class VersionNeed
{
    private const uint SectionOfNeeds = 0x6ffffffe;
    private const byte Weak = 2;

    /// <summary>
    /// Marks one version as weak in a file, which is put into place whole and keeps its time: the next build does not copy it again.
    /// </summary>
    /// <returns>Whether the file changed: false where it asks for no such version, asks weakly already, or is no 64-bit ELF file.</returns>
    public static bool WeakenFile(string path, string version)
    {
        var file = File.ReadAllBytes(path);
        if (!Weaken(file, version)) return false;
        var beside = path + "." + Guid.NewGuid().ToString("N");
        File.Copy(path, beside); // with its rights
        File.WriteAllBytes(beside, file);
        File.SetLastWriteTimeUtc(beside, File.GetLastWriteTimeUtc(path));
        // A new file: where the old one is a link into the package cache, that stays as it is.
        File.Replace(beside, path, destinationBackupFileName: null);
        return true;
    }

    /// <summary>As <see cref="WeakenFile"/>, in memory.</summary>
    public static bool Weaken(byte[] file, string version)
    {
        if (file.Length < 64 || BitConverter.ToUInt32(file, 0) != 0x464c457f || file[4] != 2 || file[5] != 1) return false;
        try
        {
            return WeakenElf(file, version);
        }
        catch (Exception e) when (e is ArgumentException || e is IndexOutOfRangeException || e is OverflowException)
        {
            return false; // cut short or damaged: the loader will say so
        }
    }

    private static bool WeakenElf(byte[] file, string version)
    {
        var (sections, size, count) = (Offset(file, 0x28), BitConverter.ToUInt16(file, 0x3a), BitConverter.ToUInt16(file, 0x3c));
        for (var section = 0; section < count; section++)
        {
            var header = checked(sections + (section * size));
            if (BitConverter.ToUInt32(file, header + 4) != SectionOfNeeds) continue;
            var names = Offset(file, checked(sections + ((int)BitConverter.ToUInt32(file, header + 0x28) * size) + 0x18));
            var needs = (int)BitConverter.ToUInt32(file, header + 0x2c);
            if (Find(file, Offset(file, header + 0x18), needs, names, version) is not { } flags || (file[flags] & Weak) != 0) return false;
            file[flags] |= Weak;
            return true;
        }

        return false;
    }

    /// <summary>Where the flags of a version stand.</summary>
    private static int? Find(byte[] file, int need, int needs, int names, string version)
    {
        for (; needs > 0; needs--, need = Next(file, need, 12))
        {
            var entry = Next(file, need, 8);
            for (int entries = BitConverter.ToUInt16(file, need + 2); entries > 0; entries--, entry = Next(file, entry, 12))
                if (NameAt(file, checked(names + (int)BitConverter.ToUInt32(file, entry + 8))) == version) return entry + 4;
        }

        return null;
    }

    private static int Next(byte[] file, int from, int at) => checked(from + (int)BitConverter.ToUInt32(file, from + at));

    private static int Offset(byte[] file, int at) => checked((int)BitConverter.ToUInt64(file, at));

    private static string NameAt(byte[] file, int at) => Encoding.ASCII.GetString(file, at, Array.IndexOf(file, (byte)0, at) - at);
}

#if !TESTED // the tests have no MSBuild to derive from
/// <summary>The build's step.</summary>
public sealed class WeakenVersionNeed : Microsoft.Build.Utilities.Task
{
    [Microsoft.Build.Framework.Required]
    public Microsoft.Build.Framework.ITaskItem[] Files { get; set; }

    [Microsoft.Build.Framework.Required]
    public string Version { get; set; }

    public override bool Execute()
    {
        foreach (var file in Files) VersionNeed.WeakenFile(file.ItemSpec, Version);
        return true;
    }
}
#endif
