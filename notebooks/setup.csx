// The first cell of every notebook loads this. Build once before: dotnet build -c Release
// (an error that AmazonRec.Interactive.dll or AmazonRec.dll is not found means that it is not built).
#r "../src/AmazonRec.Cli/bin/Release/net10.0/AmazonRec.Compute.dll"
#r "../src/AmazonRec.Cli/bin/Release/net10.0/AmazonRec.Data.dll"
#r "../src/AmazonRec.Cli/bin/Release/net10.0/AmazonRec.dll"
#r "../src/AmazonRec.Cli/bin/Release/net10.0/AmazonRec.Synthesis.dll"
#r "../src/AmazonRec.Cli/bin/Release/net10.0/AmazonRec.Studies.dll"
#r "../src/AmazonRec.Cli/bin/Release/net10.0/plugins/Interactive/AmazonRec.Interactive.dll"
#r "../src/AmazonRec.Cli/bin/Release/net10.0/plugins/Interactive/Microsoft.Data.Analysis.dll"
#r "../src/AmazonRec.Cli/bin/Release/net10.0/plugins/Interactive/Plotly.NET.dll"
#r "../src/AmazonRec.Cli/bin/Release/net10.0/plugins/Interactive/Plotly.NET.CSharp.dll"

// Ratings, models, histories, lists, results and data frames show as tables and pictures, and cells need no usings for what stands here.
AmazonRec.Interactive.NotebookSetup.Load(
    "AmazonRec.Compute", "AmazonRec.Data", "AmazonRec.Data.Catalogs", "AmazonRec.Data.Inspection", "AmazonRec.Engines",
    "AmazonRec.Evaluation", "AmazonRec.Evaluation.Inference", "AmazonRec.Evaluation.Ranking", "AmazonRec.Features", "AmazonRec.Interactive",
    "AmazonRec.Models", "AmazonRec.Models.Baselines", "AmazonRec.Models.Layers", "AmazonRec.Models.Zoo", "AmazonRec.Rankers",
    "AmazonRec.Recommendation", "AmazonRec.Studies", "AmazonRec.Studies.Figures", "AmazonRec.Studies.Results", "AmazonRec.Studies.Tables",
    "AmazonRec.Synthesis", "AmazonRec.Training");

// How much a notebook does: "smoke" shows in seconds that everything works, "full" is what it reports on.
// amazonrec notebook run --mode sets it; in an editor, set the variable before it starts, or change the cell of parameters.
var Mode = System.Environment.GetEnvironmentVariable("AMAZONREC_MODE") ?? "smoke";
if (Mode is not ("smoke" or "full")) throw new System.ArgumentException($"AMAZONREC_MODE is '{Mode}'; it is either smoke or full.");
var Smoke = Mode == "smoke";

// Real data where it is at hand (in the folder that AMAZONREC_DATA names, else in data/raw), else the synthetic sample. A smoke run takes the sample everywhere.
AmazonRec.Studies.StudyData Find(string file, string metadata = null) =>
    Smoke ? AmazonRec.Studies.StudyData.Sample : AmazonRec.Studies.DataAtHand.Find(file, metadata);

// When, how much, on what.
AmazonRec.Studies.Figures.RunStatus Status(params AmazonRec.Studies.StudyData[] data) => new(Mode, data);

// A callback of training: a line that is written anew after every epoch, and at the end the learning curve.
AmazonRec.Training.TrainingCallback Watch(string title = "Learning curve") => new AmazonRec.Interactive.LiveTraining(title);

// Errors of models on the test rows of a split, beside trivial baselines: the table of results, one line a model.
AmazonRec.Studies.Results.ResultSheet Compare(
    string name, AmazonRec.Studies.StudyData data, AmazonRec.Data.Split split,
    params (string Name, AmazonRec.Models.IRatingPredictor Model)[] models)
{
    var results = new AmazonRec.Studies.Results.ResultSheet(name, data, split);
    results.AddBaselines();
    foreach (var (label, model) in models) results.Add(label, model);
    return results;
}

// Lists of ten of rankers, judged by the test rows beside trivial rankers: every test row counts, or those of so many stars or more.
AmazonRec.Evaluation.Ranking.RankingComparison CompareLists(
    AmazonRec.Data.Split split, float relevantFrom, params (string Name, AmazonRec.Models.IItemRanker Ranker)[] rankers) =>
    AmazonRec.Evaluation.Ranking.RankingComparison.Measure(split, new() { Cutoffs = [10], RelevantFrom = relevantFrom }, rankers);

// Results of a full run go beside those of the studies; git passes over them, as the notebook itself shows them.
string Save(AmazonRec.Studies.Results.ResultSheet results) =>
    Smoke ? "a smoke run keeps no results" : $"results/notebooks/{System.IO.Path.GetFileName(results.Save(System.IO.Path.Combine("..", "results", "notebooks")))}";
