using AmazonRec.Data.Splitting;

namespace AmazonRec.Evaluation.Leaks;

/// <summary>The verdict on a split in words, and what to do about it.</summary>
internal static class SplitWords
{
    private const string NoTexts = "The rows come without texts, so copies of a review on other items can't be told.";

    /// <summary>The verdict.</summary>
    /// <param name="test">Of the rows reported on.</param>
    /// <param name="validation">Of the rows decided by; null where there are none of their own.</param>
    /// <param name="kinds">Of the test rows' copies.</param>
    public static string Sentence(CopyMeasure test, CopyMeasure? validation, CopyKinds kinds) =>
        string.Join(
            ' ', new[] { OfTest(test, kinds), OfValidation(validation), kinds.SameUserAndText is null ? NoTexts : null }.OfType<string>());

    /// <summary>What keeps copies from leaking, as options of the command line.</summary>
    public static string Remedy(bool hasTexts)
    {
        var drop = $"--copies last{(hasTexts ? " --texts first" : "")}";
        return $"--split grouped keeps copies on one side; {drop} keeps one row of each.";
    }

    private static string OfTest(CopyMeasure m, CopyKinds kinds)
    {
        if (m.Copies == 0) return "No test row has a copy among the training rows.";
        var copies =
            $"{m.Copies:N0} of {m.Rows:N0} test rows ({m.Share:P1}) have a copy among the training rows ({kinds.InWords(m.Copies)})";
        return m.Level == LeakLevel.Leaks
            ? $"{copies}: {LeakWords.Memory(m)}. What is measured on such rows tells who remembers, not who predicts."
            : $"{copies}, but {LeakWords.NoLeak(m)}.";
    }

    private static string? OfValidation(CopyMeasure? m)
    {
        if (m is null or { Copies: 0 }) return null;
        var copies = $"{m.Copies:N0} of {m.Rows:N0} validation rows ({m.Share:P1}) have a copy among the training or test rows";
        return m.Level == LeakLevel.Leaks ? $"{copies}: what is chosen by them was chosen by rows that are known already." : $"{copies}.";
    }
}
