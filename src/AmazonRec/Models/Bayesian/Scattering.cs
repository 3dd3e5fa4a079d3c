namespace AmazonRec.Models.Bayesian;

/// <summary>Whose ratings scatter around predictions more or less widely than those of others.</summary>
public enum Scattering
{
    /// <summary>Nobody's: all scatter alike.</summary>
    None,

    /// <summary>Each user's.</summary>
    Users,

    /// <summary>Each item's.</summary>
    Items,
}
