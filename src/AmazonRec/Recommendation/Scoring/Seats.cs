namespace AmazonRec.Recommendation.Scoring;

/// <summary>Seats that callers take in turn; who finds none free waits.</summary>
internal sealed class Seats(IEnumerable<Seat> seats)
{
    private readonly Stack<Seat> _free = new(seats); // the one that was left last has its numbers in a cache

    /// <summary>A seat for the caller, who leaves it by disposing of what this returns.</summary>
    public Taken Take()
    {
        lock (_free)
        {
            while (_free.Count == 0) Monitor.Wait(_free);
            return new Taken(this, _free.Pop());
        }
    }

    private void Leave(Seat seat)
    {
        lock (_free)
        {
            _free.Push(seat);
            Monitor.Pulse(_free);
        }
    }

    /// <summary>A seat that someone has.</summary>
    internal readonly ref struct Taken(Seats seats, Seat seat)
    {
        public Seat Seat => seat;

        public void Dispose() => seats.Leave(seat);
    }
}
