using System.Diagnostics;
using AmazonRec.Training;

namespace AmazonRec.TorchSharp;

/// <summary>What somebody's own module threw, said with its name and the line it is at.</summary>
internal static class ModuleFailure
{
    /// <summary>Whether it is the module's: not what stops a run, nor what the machine lacks.</summary>
    public static bool IsOwn(Exception e) => e is not (OperationCanceledException or OutOfMemoryException or ModuleFailedException);

    /// <summary>The exception to throw instead.</summary>
    /// <param name="module">The name that models call it by.</param>
    /// <param name="code">Its type, whose assembly's lines are named.</param>
    /// <param name="e">What it threw.</param>
    public static ModuleFailedException InForward(string module, Type code, Exception e)
    {
        var frame = new StackTrace(e, fNeedFileInfo: true).GetFrames().FirstOrDefault(
            frame => frame.GetMethod()?.Module.Assembly == code.Assembly && frame.GetFileName() is not null);
        var place = frame is null ? "" : $" ({Path.GetFileName(frame.GetFileName())}:{frame.GetFileLineNumber()})";
        return new ModuleFailedException(module, $"failed in forward: {e.Message.Split('\n')[0].TrimEnd()}{place}", e);
    }
}
