namespace AmazonRec.Notebooks.Kernels;

/// <summary>A kernel that Jupyter clients of this user know.</summary>
/// <param name="Name">What notebooks ask for.</param>
/// <param name="DisplayName">What clients show.</param>
/// <param name="File">Its <c>kernel.json</c>.</param>
/// <param name="IsOurs">Whether it is this program's.</param>
public sealed record KernelDescription(string Name, string DisplayName, string File, bool IsOurs);
