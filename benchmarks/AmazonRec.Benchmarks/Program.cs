using System.CommandLine;
using AmazonRec.Benchmarks.Commands;
using AmazonRec.Cli;
using BenchmarkDotNet.Running;

// Kernels have options of their own: BenchmarkDotNet's.
if (args is ["kernels", .. var kernels])
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(kernels);
    return 0;
}

var root = new Command("benchmarks", "How fast it is, beside the machine's limits and, in turn, beside peers. `kernels` runs BenchmarkDotNet.")
{
    EpochsCommand.Create(), RecommendCommand.Create(), IngestionCommand.Create(), WordsCommand.Create(), ImagesCommand.Create(),
};
return await CommandLine.RunAsync(CommandLine.Whole(root), args, Console.Out, Console.Error);
