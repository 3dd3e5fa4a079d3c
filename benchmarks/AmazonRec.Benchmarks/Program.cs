using AmazonRec.Benchmarks.Commands;
using BenchmarkDotNet.Running;
using Cli = AmazonRec.Cli.CommandLine;

// Kernels have options of their own: BenchmarkDotNet's.
if (args is ["kernels", .. var kernels])
{
    BenchmarkSwitcher.FromAssembly(typeof(BenchmarkCommands).Assembly).Run(kernels);
    return 0;
}

return await Cli.RunAsync(Cli.Whole(BenchmarkCommands.Root()), args, Console.Out, Console.Error);
