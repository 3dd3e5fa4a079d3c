// The first cell of every notebook loads this. Build once before: dotnet build -c Release
// (our own host brings the library along and needs no build; an error that AmazonRec.dll is not found means that it is not built).
#r "../src/AmazonRec.Cli/bin/Release/net10.0/AmazonRec.Compute.dll"
#r "../src/AmazonRec.Cli/bin/Release/net10.0/AmazonRec.Data.dll"
#r "../src/AmazonRec.Cli/bin/Release/net10.0/AmazonRec.dll"
#r "../src/AmazonRec.Cli/bin/Release/net10.0/AmazonRec.Synthesis.dll"
#r "../src/AmazonRec.Cli/bin/Release/net10.0/AmazonRec.Studies.dll"

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

// Results of a full run go beside those of the studies; git passes over them, as the notebook itself shows them.
string Save(AmazonRec.Studies.Results.ResultSheet results) =>
    Smoke ? "a smoke run keeps no results" : $"results/notebooks/{System.IO.Path.GetFileName(results.Save(System.IO.Path.Combine("..", "results", "notebooks")))}";
