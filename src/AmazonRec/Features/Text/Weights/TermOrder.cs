namespace AmazonRec.Features.Text.Weights;

/// <summary>
/// The order in which scikit-learn takes terms by their number: that of NumPy's argsort with its plain quicksort (Hoare's partition by the
/// median of three, insertion below 17), which is not stable: which of equally frequent terms are kept follows from its very steps.
/// </summary>
internal static class TermOrder
{
    private const int Small = 16;

    /// <summary>The positions of numbers in falling order.</summary>
    public static int[] Falling(IReadOnlyList<long> numbers)
    {
        var order = Enumerable.Range(0, numbers.Count).ToArray();
        var parts = new Stack<(int First, int Last)>([(0, order.Length - 1)]);
        while (parts.TryPop(out var part))
        {
            var (first, last) = part;
            while (last - first > Small)
            {
                var cut = Partition(order, numbers, first, last);
                if (cut - first < last - cut)
                {
                    parts.Push((cut + 1, last));
                    last = cut - 1;
                }
                else
                {
                    parts.Push((first, cut - 1));
                    first = cut + 1;
                }
            }

            Insert(order, numbers, first, last);
        }

        return order;
    }

    private static int Partition(int[] order, IReadOnlyList<long> numbers, int first, int last)
    {
        var middle = first + ((last - first) / 2);
        if (IsBefore(middle, first)) Swap(middle, first);
        if (IsBefore(last, middle)) Swap(last, middle);
        if (IsBefore(middle, first)) Swap(middle, first);
        var pivot = numbers[order[middle]];
        var (low, high) = (first, last - 1);
        Swap(middle, high);
        while (true)
        {
            do low++;
            while (numbers[order[low]] > pivot);
            do high--;
            while (pivot > numbers[order[high]]);
            if (low >= high) break;
            Swap(low, high);
        }

        Swap(low, last - 1);
        return low;

        bool IsBefore(int a, int b) => numbers[order[a]] > numbers[order[b]];

        void Swap(int a, int b) => (order[a], order[b]) = (order[b], order[a]);
    }

    private static void Insert(int[] order, IReadOnlyList<long> numbers, int first, int last)
    {
        for (var i = first + 1; i <= last; i++)
        {
            var moved = order[i];
            var at = i;
            for (; at > first && numbers[moved] > numbers[order[at - 1]]; at--) order[at] = order[at - 1];
            order[at] = moved;
        }
    }
}
