namespace AmazonRec.Evaluation.Ranking;

/// <summary>
/// The best few of many items, offered in the order of their codes, which is that of their ids: of equal scores the earlier id is better.
/// </summary>
internal sealed class BestItems(int length)
{
    private readonly int[] _items = new int[length];
    private readonly float[] _scores = new float[length];
    private int _count;

    public void Clear() => _count = 0;

    public void Offer(int item, float score)
    {
        if (_count == length && score <= _scores[^1]) return;
        var place = _count == length ? length - 1 : _count++;
        for (; place > 0 && _scores[place - 1] < score; place--) (_items[place], _scores[place]) = (_items[place - 1], _scores[place - 1]);
        (_items[place], _scores[place]) = (item, score);
    }

    /// <summary>The items, best first.</summary>
    public int[] Items() => _items[.._count];
}
