namespace AmazonRec.Recommendation.Scoring;

/// <summary>Seats that callers take in turn; who finds none free waits.</summary>
internal sealed class Seats(IEnumerable<Seat> seats)
{
    private readonly Stack<Seat> _free = new(seats); // the one that was left last has its numbers in a cache

    public Seat Take()
    {
        lock (_free)
        {
            while (_free.Count == 0) Monitor.Wait(_free);
            return _free.Pop();
        }
    }

    public void Leave(Seat seat)
    {
        lock (_free)
        {
            _free.Push(seat);
            Monitor.Pulse(_free);
        }
    }
}
