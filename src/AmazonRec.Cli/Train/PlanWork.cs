using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Models.Zoo;
using AmazonRec.Runs.Plans;

namespace AmazonRec.Cli.Train;

/// <summary><c>train --plan</c>: what training would take on other machines.</summary>
/// <param name="data">The rows, where there are any.</param>
/// <param name="model">Which model.</param>
/// <param name="schedule">How it is trained.</param>
/// <param name="ranks">The machines.</param>
internal sealed class PlanWork(DataOptions data, ModelSelectionOptions model, ScheduleOptions schedule, RanksOptions ranks)
{
    /// <summary>Plans.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="json">Whether the plan is wanted as JSON.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">No model is named, or what is planned for is not known.</exception>
    public int Run(ParseResult parsed, bool json, CancellationToken cancellation)
    {
        var screen = Screen.Open(parsed);
        if (!model.IsGiven(parsed) || model.IsAuto(parsed))
            throw new ArgumentException("--plan is for one model: name it with --model, such as biased-mf or concat-mlp.");
        var cluster = new Cluster { Ranks = ranks.Team(parsed)?.Size ?? 1 };
        var items = Array.Empty<int>();
        if (data.IsGiven(parsed))
        {
            var split = ProgressDisplay.Run(
                screen, display => data.Read(parsed, data.Source(parsed), display.Reading("read", data.Source(parsed)), cancellation));
            items = split.Train.Item;
            cluster = cluster with { Rows = split.Train.Count, Users = split.Train.Users.Count, Items = split.Train.Items.Count };
        }

        cluster = cluster.With(ranks.Plan(parsed)!);
        var graph = model.Build(parsed, data.Range(parsed), ModelInputs.Unknown);
        var options = ranks.Apply(parsed, schedule.Apply(parsed, model.TrainingOf(parsed, data.Seed(parsed), null)));
        var plan = new ClusterPlanner(graph, options) { Items = items, Team = ranks.Team(parsed) }.Plan(cluster);
        if (json) screen.Output.WriteLine(Json.Write(plan));
        else PlanView.Write(screen.Results, plan);
        return 0;
    }
}
