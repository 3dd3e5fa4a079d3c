using AmazonRec.Training;

namespace AmazonRec.Studies.Tests.Figures;

public sealed class HistoryTests
{
    [Theory]
    [InlineData(true, 3.0, 2.0, 1.0)]
    [InlineData(false, 3.0, 1.0, 2.0)] // it rose
    [InlineData(false, 3.0, 1.0, 0.9995)] // it hardly fell
    [InlineData(false, 3.0)] // nothing to compare with
    public void The_loss_still_fell_if_the_last_epoch_made_it_clearly_smaller(bool fell, params double[] losses) =>
        Assert.Equal(
            fell,
            new History(
                [.. losses.Select((loss, i) => new EpochResult(i + 1, loss, null, .1, 1))],
                losses.Length,
                StoppedEarly: false,
                Diverged: false).StillFell());

    [Fact]
    public void Where_there_are_validation_rows_their_loss_tells_and_what_stopped_or_diverged_fell_no_more()
    {
        EpochResult[] epochs = [new(1, 3, 2, .1, 1), new(2, 1, 2.5, .1, 1)];
        Assert.False(new History(epochs, 2, StoppedEarly: false, Diverged: false).StillFell());
        EpochResult[] falling = [new(1, 3, 2, .1, 1), new(2, 1, 1.5, .1, 1)];
        Assert.True(new History(falling, 2, StoppedEarly: false, Diverged: false).StillFell());
        Assert.False(new History(falling, 2, StoppedEarly: true, Diverged: false).StillFell());
        Assert.False(new History(falling, 2, StoppedEarly: false, Diverged: true).StillFell());
    }
}
