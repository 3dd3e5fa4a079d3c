using System.Text.Json;
using AmazonRec.Engines;
using AmazonRec.Testing;
using AmazonRec.Training;

namespace AmazonRec.Tests.Training;

/// <summary>The one-cycle schedule against fastai's formula, step by step.</summary>
public sealed class OneCycleGoldenTests
{
    [Fact]
    public void Rates_and_momenta_are_those_of_fastai()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Shared.Golden("one_cycle.json")));
        var total = golden.RootElement.GetProperty("steps").GetInt64();
        var optimizer = new AdamW(golden.RootElement.GetProperty("lr_max").GetDouble()) { Decay = 1 };
        var expected = golden.RootElement.GetProperty("schedule").EnumerateArray().ToArray();
        Assert.Equal(total, expected.Length);
        foreach (var row in expected)
        {
            var step = new OneCycle().At(optimizer, row.GetProperty("step").GetInt64(), total);
            Assert.Equal(row.GetProperty("step").GetInt64(), step.Number);
            Assert.InRange(step.LearningRate - row.GetProperty("lr").GetDouble(), -1e-12, 1e-12);
            Assert.InRange(step.Momentum - row.GetProperty("momentum").GetDouble(), -1e-12, 1e-12);
        }
    }
}
