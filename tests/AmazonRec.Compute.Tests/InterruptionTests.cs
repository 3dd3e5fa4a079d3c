namespace AmazonRec.Compute.Tests;

public sealed class InterruptionTests
{
    [Fact]
    public void Work_ends_by_its_own_token_or_by_whoever_runs_it()
    {
        using var own = new CancellationTokenSource();
        using var asked = new CancellationTokenSource();
        Interruption.Current = new Interruption(asked.Token);
        using (var work = new InterruptibleWork(own.Token))
        {
            Assert.True(Interruption.Current.IsHandled);
            asked.Cancel();
            Assert.True(work.Token.IsCancellationRequested);
        }

        Assert.False(Interruption.Current.IsHandled);
        Interruption.Current = null;
        using var alone = new InterruptibleWork(own.Token);
        Assert.Equal(own.Token, alone.Token);
    }
}
