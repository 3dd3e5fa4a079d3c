namespace AmazonRec.Engines.Managed;

/// <summary>What tasks of one thread tell tasks of another: up to which batch each of some things is done.</summary>
internal sealed class Milestones(int count)
{
    private const int Apart = 16; // numbers of a cache line

    private readonly int[] _done = new int[count * Apart];

    public void Done(int thing, int batch) => Volatile.Write(ref _done[thing * Apart], batch);

    /// <summary>Waits until another thread, which is at it or will be, is done.</summary>
    public void Await(int thing, int batch)
    {
        var spinner = default(SpinWait);
        while (Volatile.Read(ref _done[thing * Apart]) != batch) spinner.SpinOnce(sleep1Threshold: -1);
    }
}
