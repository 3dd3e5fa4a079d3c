using System.CommandLine;
using BenchmarkDotNet.Running;

namespace AmazonRec.Benchmarks.Commands;

/// <summary><c>kernels</c>: single kernels under BenchmarkDotNet, which reads the rest of the line itself.</summary>
internal static class KernelsCommand
{
    public const string Name = "kernels";

    /// <summary>Its entry in the list of commands.</summary>
    public static Command Create() =>
        new(Name, "Measure single kernels by BenchmarkDotNet: kernels --filter '*'. The options are its own: kernels --help.");

    public static int Run(string[] options)
    {
        BenchmarkSwitcher.FromAssembly(typeof(KernelsCommand).Assembly).Run(options);
        return 0;
    }
}
