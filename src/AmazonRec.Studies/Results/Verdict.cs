namespace AmazonRec.Studies.Results;

/// <summary>What a test of two models shows.</summary>
public enum Verdict
{
    /// <summary>Nothing was tested.</summary>
    Untested,

    /// <summary>These test rows can't tell which is better.</summary>
    NotTold,

    /// <summary>Its errors are smaller beyond chance.</summary>
    Better,

    /// <summary>Its errors are larger beyond chance.</summary>
    Worse,
}

/// <summary>Verdicts as words.</summary>
public static class VerdictText
{
    /// <summary>What a table says.</summary>
    public static string InWords(this Verdict verdict) => verdict switch
    {
        Verdict.Better => "better",
        Verdict.Worse => "worse",
        Verdict.NotTold => "can't be told",
        _ => "not tested",
    };
}
