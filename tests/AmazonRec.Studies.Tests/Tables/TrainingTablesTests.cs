using AmazonRec.Studies.Tables;
using AmazonRec.Training;

namespace AmazonRec.Studies.Tests.Tables;

public sealed class TrainingTablesTests
{
    [Fact]
    public void Epochs_stand_with_their_losses_and_the_metrics_that_were_asked_for()
    {
        EpochResult[] epochs =
        [
            new(1, .9, .8, .01, 2) { Metrics = new Dictionary<string, double> { ["near"] = .25 } },
            new(2, .7, .6, .005, 1) { Metrics = new Dictionary<string, double> { ["near"] = double.NaN } },
        ];
        var table = TrainingTables.Epochs(new History(epochs, 2, StoppedEarly: false, Diverged: false));
        Assert.Equal(["epoch", "training loss", "validation loss", "near", "learning rate", "seconds"], table.Columns.Select(c => c.Name));
        Assert.Equal(["1", "0.9000", "0.8000", "0.2500", "0.01", "2.00"], table.Columns.Select(c => c.Cells[0]));
        Assert.Equal("-", table["near"].Cells[1]);
        var plain = TrainingTables.Epochs(new History([new(1, .9, null, .01, 2)], 1, StoppedEarly: false, Diverged: false));
        Assert.Equal(["epoch", "training loss", "learning rate", "seconds"], plain.Columns.Select(c => c.Name));
    }
}
