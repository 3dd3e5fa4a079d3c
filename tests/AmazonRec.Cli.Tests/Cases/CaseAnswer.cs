namespace AmazonRec.Cli.Tests.Cases;

/// <summary>What a command answered.</summary>
internal sealed record CaseAnswer(int Code, string Output, string Error)
{
    /// <summary>Both streams.</summary>
    public string Text => Output + Error;
}
