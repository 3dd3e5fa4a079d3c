using AmazonRec.Benchmarks.Commands;
using Cli = AmazonRec.Cli.CommandLine;

// Kernels have options of their own: BenchmarkDotNet's.
if (args is [KernelsCommand.Name, .. var options]) return KernelsCommand.Run(options);

return await Cli.RunAsync(Cli.Whole(BenchmarkCommands.Root()), args, Console.Out, Console.Error);
