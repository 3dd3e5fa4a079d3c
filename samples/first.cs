#!/usr/bin/env dotnet
#:project ../src/AmazonRec/AmazonRec.csproj
#:project ../src/AmazonRec.Synthesis/AmazonRec.Synthesis.csproj
#:property JsonSerializerIsReflectionEnabledByDefault=true
#:property PublishAot=false

// One file, no project: dotnet run -c Release samples/first.cs [RATINGS]    (a Debug build trains many times slower)
// Outside a checkout, take the packages in place of the projects:
//   #:package AmazonRec@0.1.0-*
//   #:package AmazonRec.Synthesis@0.1.0-*
using AmazonRec.Auto;
using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Models.Baselines;
using AmazonRec.Synthesis;

var ratings = (args.Length > 0 ? Ratings.Read(args[0]) : Ratings.Read(Sample.Reviews)).WithoutRepeatedTexts();
var split = Split.Random(ratings, test: .2, validation: .1, seed: 0);
var (model, report) = AutoFit.Run(split);
var baseline = new float[split.Test.Count];
Baseline.Yardstick.Fit(split.Train).Predict(split.Test.User, split.Test.Item, baseline);
Console.WriteLine($"{ratings.Count:N0} ratings, {ratings.Users.Count:N0} users, {ratings.Items.Count:N0} items");
foreach (var part in report.Parts) Console.WriteLine($"  {part.Weight:F2} x {part.Model} {part.Options}");
Console.WriteLine($"auto:     RMSE {RatingMetrics.Measure(model.Predict(split.Test), split.Test.Value).Rmse:F3}");
Console.WriteLine($"baseline: RMSE {RatingMetrics.Measure(baseline, split.Test.Value).Rmse:F3}");
