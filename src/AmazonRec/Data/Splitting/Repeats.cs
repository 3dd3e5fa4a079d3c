namespace AmazonRec.Data.Splitting;

/// <summary>Test rows that repeat a training row.</summary>
internal static class Repeats
{
    /// <summary>Test rows whose key (item or text) is also that of a training row of the same user.</summary>
    /// <param name="trainKeys">Of each training row.</param>
    /// <param name="train">The training rows of each user.</param>
    /// <param name="testKeys">Of each test row.</param>
    /// <param name="test">The test rows of each user.</param>
    /// <param name="none">The key of rows that repeat nothing.</param>
    public static int Count<T>(T[] trainKeys, RowIndex train, T[] testKeys, RowIndex test, T none)
        where T : struct, IComparable<T>, IEquatable<T>
    {
        var (known, count) = (Array.Empty<T>(), 0);
        for (var user = 0; user < test.Count; user++)
        {
            var trainRows = train[user];
            var testRows = test[user];
            if (trainRows.IsEmpty || testRows.IsEmpty) continue;
            if (known.Length < trainRows.Length) known = new T[2 * trainRows.Length];
            for (var i = 0; i < trainRows.Length; i++) known[i] = trainKeys[trainRows[i]];
            var sorted = known.AsSpan(0, trainRows.Length);
            sorted.Sort();
            foreach (var row in testRows)
                if (!testKeys[row].Equals(none) && sorted.BinarySearch(testKeys[row]) >= 0) count++;
        }

        return count;
    }
}
