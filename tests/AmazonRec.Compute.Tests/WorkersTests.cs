namespace AmazonRec.Compute.Tests;

public sealed class WorkersTests
{
    [Fact]
    public void Every_task_is_done_once_in_every_run()
    {
        var done = new int[37];
        Action<int> task = i => Interlocked.Increment(ref done[i]);
        for (var run = 0; run < 5000; run++) Workers.Shared.Run(run % done.Length, 1 + (run % 4), task);
        for (var i = 0; i < done.Length; i++) Assert.Equal(Enumerable.Range(0, 5000).Count(run => run % done.Length > i), done[i]);
    }

    [Fact]
    public void Callers_side_by_side_do_not_wait_for_each_other_or_lose_tasks()
    {
        var done = 0;
        Parallel.For(0, 8, _ =>
        {
            for (var run = 0; run < 500; run++) Workers.Shared.Run(5, 8, _ => Interlocked.Increment(ref done));
        });
        Assert.Equal(8 * 500 * 5, done);
    }

    [Fact]
    public void A_task_may_itself_run_tasks()
    {
        var (outer, inner) = (new int[8], 0);
        Workers.Shared.Run(8, 8, i =>
        {
            Interlocked.Increment(ref outer[i]);
            Workers.Shared.Run(3, 8, _ => Interlocked.Increment(ref inner));
        });
        Assert.All(outer, count => Assert.Equal(1, count));
        Assert.Equal(24, inner);
    }

    [Fact]
    public void Threads_that_went_to_sleep_wake_up_again()
    {
        var done = 0;
        for (var run = 0; run < 40; run++)
        {
            Workers.Shared.Run(4, 8, _ => Interlocked.Increment(ref done));
            Thread.Sleep(run % 8); // longer than anyone spins
        }

        Assert.Equal(160, done);
    }

    [Fact]
    public void A_task_that_fails_fails_the_run_and_not_the_next()
    {
        Assert.Throws<InvalidOperationException>(() => Workers.Shared.Run(100, 8, i =>
        {
            if (i >= 0) throw new InvalidOperationException("broken");
        }));
        var done = 0;
        Workers.Shared.Run(10, 8, _ => Interlocked.Increment(ref done));
        Assert.Equal(10, done);
    }
}
