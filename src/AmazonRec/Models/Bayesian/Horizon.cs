namespace AmazonRec.Models.Bayesian;

/// <summary>When the ratings that a model is to predict are made, seen from the training rows.</summary>
public enum Horizon
{
    /// <summary>At the same times, as in a random split.</summary>
    Among,

    /// <summary>After the user's last training row, but not after those of others.</summary>
    AfterUser,

    /// <summary>After all training rows.</summary>
    After,
}
