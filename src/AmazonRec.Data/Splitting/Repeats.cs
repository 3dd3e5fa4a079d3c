namespace AmazonRec.Data.Splitting;

/// <summary>Test rows that repeat a training row.</summary>
internal static class Repeats
{
    /// <summary>Whether each test row's key (item or text) is also that of a training row of the same user.</summary>
    /// <param name="trainKeys">Of each training row.</param>
    /// <param name="train">The training rows of each user.</param>
    /// <param name="testKeys">Of each test row.</param>
    /// <param name="test">The test rows of each user.</param>
    public static bool[] Mark<T>(T[] trainKeys, RowIndex train, T[] testKeys, RowIndex test)
        where T : struct, IComparable<T>
    {
        var (known, marks) = (Array.Empty<T>(), new bool[testKeys.Length]);
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
                marks[row] = sorted.BinarySearch(testKeys[row]) >= 0;
        }

        return marks;
    }
}
