using System.Collections;

namespace AmazonRec.Training.Stored;

/// <summary>That no item has content, for so many items that an array would weigh.</summary>
internal sealed class NoContent(int items) : IReadOnlyList<bool>
{
    public int Count => items;

    public bool this[int index] => false;

    public IEnumerator<bool> GetEnumerator() => Enumerable.Repeat(false, items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
